"""Room 8: statements out, in the forms that people and programs take."""
