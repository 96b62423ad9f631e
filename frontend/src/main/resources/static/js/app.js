/* What makes pages quicker to use. Each page works without it. */
const root = document.documentElement;

/* Theme */
document.getElementById('theme')?.addEventListener('click', () => {
  const dark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  localStorage.setItem('theme', root.dataset.theme);
});

/* Waterfall: scale, rows, details, folding */
const waterfall = document.getElementById('wf');

function choose(link, attribute) {
  for (const other of link.parentElement.querySelectorAll(`[${attribute}]`)) {
    if (other === link) {
      other.setAttribute('aria-current', 'true');
    } else {
      other.removeAttribute('aria-current');
    }
  }
}

function scale(link) {
  waterfall.classList.toggle('true', link.dataset.scale === 'true');
  choose(link, 'data-scale');
}

document.addEventListener('click', (event) => {
  const link = event.target.closest('a, .tw, [data-copy], [data-open]');
  if (!link) {
    return;
  }
  if (link.dataset.scale) {
    event.preventDefault();
    scale(link);
  } else if (link.dataset.rows && waterfall) {
    event.preventDefault();
    waterfall.dataset.rows = link.dataset.rows;
    choose(link, 'data-rows');
  } else if (link.classList.contains('tw')) {
    link.closest('tbody').classList.toggle('folded');
  } else if (waterfall?.contains(link) && link.hash?.startsWith('#d')) {
    event.preventDefault();
    document.getElementById(link.hash.slice(1))?.classList.toggle('shown');
  } else if (link.dataset.open) {
    event.preventDefault();
    document.getElementById(link.dataset.open).showModal();
  }
});

document.getElementById('copylink')?.addEventListener('click', (event) => {
  const button = event.currentTarget;
  navigator.clipboard.writeText(location.href).then(
    () => button.setAttribute('data-done', 'Copied'),
    () => button.setAttribute('data-done', 'Not allowed here'),
  );
  setTimeout(() => button.removeAttribute('data-done'), 1500);
});

/* The next row that tells of trouble */
let problem = -1;
function nextProblem() {
  const rows = [...document.querySelectorAll('.wf tr.bad, .wf tr:has(td.much), .log .bad')];
  if (rows.length) {
    problem = (problem + 1) % rows.length;
    document.querySelector('.at')?.classList.remove('at');
    rows[problem].classList.add('at');
    rows[problem].scrollIntoView({ block: 'center' });
  }
}

/* Keys */
const places = { d: '/', b: '/boots', h: '/hosts', u: '/builds', f: '/rollouts', n: '/networks', a: '/audit' };
let going = false;

addEventListener('keydown', (event) => {
  const typing = event.target.closest?.('input, select, textarea, [contenteditable]');
  if (event.key === 'Escape' && typing) {
    typing.blur();
    return;
  }
  if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) {
    return;
  }
  if (going) {
    going = false;
    if (places[event.key]) {
      location.assign(places[event.key]);
    }
    return;
  }
  switch (event.key) {
    case '/':
      event.preventDefault();
      document.getElementById('find')?.focus();
      break;
    case 'g':
      going = true;
      setTimeout(() => { going = false; }, 1200);
      break;
    case 'z':
      if (waterfall) {
        scale(document.querySelector(`[data-scale="${waterfall.classList.contains('true') ? 'gaps' : 'true'}"]`));
      }
      break;
    case 'f':
      nextProblem();
      break;
    case 'a':
      document.querySelector('[data-assign]')?.focus();
      break;
    default:
  }
});

/* Upload by drop: the files go into the form's own field, and the form is sent as if chosen by hand. */
for (const form of document.querySelectorAll('form[data-drop]')) {
  const field = form.querySelector('input[type="file"]');
  for (const name of ['dragover', 'dragleave', 'drop']) {
    addEventListener(name, (event) => {
      if (event.dataTransfer?.types.includes('Files')) {
        event.preventDefault();
        form.classList.toggle('over', name === 'dragover');
        if (name === 'drop') {
          field.files = event.dataTransfer.files;
          field.dispatchEvent(new Event('change', { bubbles: true }));
        }
      }
    });
  }
  field.addEventListener('change', () => {
    const name = form.querySelector('input[name="name"]');
    if (name && !name.value && field.files.length === 1) {
      name.value = field.files[0].name.replace(/\.(zip|deb|tar|tar\.gz|tgz|tar\.xz|txz)$/i, '');
    }
    name?.focus();
  });
}

/* A form that is on its way cannot be sent twice. */
addEventListener('submit', (event) => {
  const button = event.submitter;
  if (button && event.target.method === 'post') {
    setTimeout(() => { button.disabled = true; }, 0);
  }
});
addEventListener('pageshow', () => {
  for (const button of document.querySelectorAll('button[type="submit"]:disabled:not([data-denied])')) {
    button.disabled = false;
  }
});
