// After a form was refused, reading begins at the list of what is wrong.
(() => {
  const summary = document.querySelector('[data-focus]');
  if (summary) summary.focus();
})();
