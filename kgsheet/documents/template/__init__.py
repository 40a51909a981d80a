"""Finds what is wrong with a Word template, with places, before anything is rendered."""

from kgsheet.documents.template.annotating import annotated
from kgsheet.documents.template.checking import TemplateCheck, check_template
from kgsheet.documents.template.finding import TemplateFinding

__all__ = ["TemplateCheck", "TemplateFinding", "annotated", "check_template"]
