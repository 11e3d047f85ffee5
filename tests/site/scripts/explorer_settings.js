/**
 * Returns what the controls of an explorer show; a setting without a control, such as a painted
 * gate, is returned as its field writes it.
 */
(name) => {
  const explorer = document.querySelector(`rnn-${name}`);
  const { fields } = explorer.constructor;
  const shown = {};
  for (const [field, value] of Object.entries(explorer.settings))
    shown[field] = String(fields[field]?.format?.(value) ?? value);
  for (const [field, control] of Object.entries(explorer.controls))
    shown[field] = control.type === "checkbox" ? String(Number(control.checked)) : control.value;
  return shown;
};
