"""Drop-downs, input checks and colours that follow a rule."""
