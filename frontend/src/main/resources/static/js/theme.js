/* Before the first paint: a stored choice wins over the system's. */
(() => {
  const root = document.documentElement;
  const asked = new URLSearchParams(location.search).get('theme');
  let stored = null;
  try {
    stored = localStorage.getItem('theme');
  } catch (refused) {
    stored = null; // storage is off: the system's theme holds
  }
  if (asked === 'light' || asked === 'dark') {
    root.dataset.theme = asked;
  } else if (stored) {
    root.dataset.theme = stored;
  }
  root.classList.add('js');
})();
