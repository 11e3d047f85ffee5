"""The trainings whose results are kept in lib/data; README.md says what each one writes."""
