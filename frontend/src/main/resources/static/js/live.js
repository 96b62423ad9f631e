/*
 * Keeps an open page true. The server sends what changed, as the same HTML that the page was rendered
 * from; this applies it without moving what the reader holds.
 *
 * Events: patch (elements with ids, each replaces its namesake), order (the ids of lists whose members
 * changed), axis (custom properties of the waterfall), say (for the status region), gap (render again),
 * end (nothing more will come).
 */
const QUIET_AFTER = 20_000;
const button = document.getElementById('live');
let offset = button ? Date.now() - Number(button.dataset.now) : 0;

/* Clocks: every element with data-start counts from there, by the server's clock. */
function figures(seconds) {
  if (seconds < 59.95) {
    return [seconds.toFixed(1), 's'];
  }
  const whole = Math.round(seconds);
  if (whole < 3600) {
    return [`${Math.floor(whole / 60)} min ${whole % 60}`, 's'];
  }
  return [`${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)}`, 'min'];
}

function tick() {
  if (!feed.paused) {
    for (const clock of document.querySelectorAll('time.ticking')) {
      const seconds = Math.max(0, (Date.now() - offset - Number(clock.dataset.start)) / 1000);
      if (clock.dataset.as === 'seconds') {
        clock.textContent = seconds < 100 ? seconds.toFixed(1) : Math.round(seconds);
      } else {
        const [number, unit] = figures(seconds);
        clock.firstChild.nodeValue = number;
        clock.lastElementChild.textContent = unit;
      }
    }
  }
  feed.watch();
}

/* Morph: an element the reader holds is not replaced; the parts beside it are. */
const held = (element) =>
  element.contains(document.activeElement) && document.activeElement !== document.body
  || element.querySelector('details[open], dialog[open]') !== null;

function replace(old, fresh) {
  if (old.isEqualNode(fresh)) {
    return;
  }
  if (!held(old)) {
    for (const kept of ['shown', 'folded', 'at']) {
      fresh.classList.toggle(kept, old.classList.contains(kept));
    }
    old.replaceWith(fresh);
    return;
  }
  if (old.children.length === fresh.children.length) {
    old.className = fresh.className;
    const parts = [...fresh.children]; // a part that moves over leaves the fresh element
    [...old.children].forEach((child, i) => replace(child, parts[i]));
  }
}

const waiting = new Map(); // new elements whose place is not known yet

function patch(parts) {
  for (const html of parts.split('\n<!-- -->\n')) { // each by itself: a row after a heading would be dropped
    const template = document.createElement('template');
    template.innerHTML = html;
    const fresh = template.content.firstElementChild;
    const old = document.getElementById(fresh.id);
    if (old) {
      replace(old, fresh);
    } else {
      waiting.set(fresh.id, fresh);
    }
  }
  const go = document.querySelector('[data-go]');
  if (go) {
    location.replace(go.dataset.go);
  }
  if (document.getElementById('title')?.dataset.tab) {
    document.title = document.getElementById('title').dataset.tab;
  }
}

function order(lists) {
  for (const [id, ids] of Object.entries(lists)) {
    const list = document.getElementById(id);
    if (!list) {
      continue;
    }
    const atEnd = list.id === 'log' && list.scrollTop + list.clientHeight >= list.scrollHeight - 4;
    const wanted = new Set(ids);
    [...list.children].filter((child) => child.id && !wanted.has(child.id) && !held(child)).forEach((child) => child.remove());
    let before = list.firstElementChild;
    for (const member of ids) {
      const element = waiting.get(member) || document.getElementById(member);
      waiting.delete(member);
      if (!element) {
        continue;
      }
      if (element === before) {
        before = before.nextElementSibling;
      } else {
        list.insertBefore(element, before);
      }
    }
    if (atEnd) {
      list.scrollTop = list.scrollHeight;
    }
  }
  waiting.clear();
}

function axis(properties) {
  const waterfall = document.getElementById('wf');
  for (const [name, value] of Object.entries(properties)) {
    waterfall?.style.setProperty(`--${name}`, value);
  }
}

let saidAt = 0;
function say(text) {
  const wait = Math.max(0, saidAt + 5000 - Date.now());
  clearTimeout(say.timer);
  say.timer = setTimeout(() => {
    saidAt = Date.now();
    document.getElementById('say').textContent = text;
  }, wait);
}

/* The stream, its pauses and its returns. */
const feed = {
  source: null,
  paused: false,
  held: [],
  tries: 0,
  last: button?.dataset.last,
  heard: Date.now(),
  hovered: false,

  connect() {
    clearTimeout(this.timer);
    this.source?.close();
    const source = new EventSource(`/events?topic=${encodeURIComponent(button.dataset.topic)}&after=${this.last}`);
    this.source = source;
    source.onopen = () => {
      this.tries = 0;
      this.heard = Date.now();
      this.show();
    };
    source.onerror = () => this.retry();
    for (const [name, apply] of Object.entries({
      patch,
      order: (data) => order(JSON.parse(data)),
      axis: (data) => axis(JSON.parse(data)),
      say,
      gap: () => location.reload(),
    })) {
      source.addEventListener(name, (event) => this.take(event, apply));
    }
    source.addEventListener('beat', (event) => {
      this.heard = Date.now();
      offset = Date.now() - Number(event.data);
    });
    source.addEventListener('end', () => {
      source.close();
      this.over = true;
      button.hidden = true;
    });
  },

  take(event, apply) {
    this.heard = Date.now();
    this.last = event.lastEventId || this.last;
    if (this.paused || (this.hovered && apply.name === 'order')) {
      this.held.push([event.data, apply]);
    } else {
      apply(event.data);
    }
    this.show();
  },

  /* EventSource gives up on some answers and retries at once on others: this waits by itself. */
  retry() {
    this.source.close();
    this.tries += 1;
    const wait = Math.min(30_000, 1000 * 2 ** this.tries) * (0.75 + Math.random() / 2);
    this.timer = setTimeout(() => this.connect(), wait);
    this.back = Date.now() + wait;
    if (this.tries === 3) {
      fetch('/events?topic=none', { redirect: 'manual' }).then((answer) => {
        if (answer.type === 'opaqueredirect' || answer.status === 401) {
          clearTimeout(this.timer);
          location.assign(`/sign-in?then=${encodeURIComponent(location.pathname)}`);
        }
      }, () => this.show());
    }
    this.show();
  },

  resume() {
    const all = this.held.splice(0);
    requestAnimationFrame(() => all.forEach(([data, apply]) => apply(data)));
    this.show();
  },

  toggle() {
    this.paused = !this.paused;
    if (!this.paused) {
      this.resume();
    }
    this.show();
  },

  watch() {
    if (button && !this.over && (this.tries > 0 || Date.now() - this.heard > QUIET_AFTER)) {
      this.show();
    }
  },

  show() {
    const word = button.querySelector('.word');
    const silent = Date.now() - this.heard > QUIET_AFTER;
    let text = 'Live';
    let state = 'live';
    if (this.paused) {
      text = this.held.length ? `Paused, ${this.held.length} newer` : 'Paused';
      state = 'paused';
    } else if (this.tries > 0) {
      text = `Reconnecting, ${Math.max(1, Math.ceil((this.back - Date.now()) / 1000))} s`;
      state = 'lost';
    } else if (silent) {
      text = `No data since ${new Date(this.heard).toTimeString().slice(0, 8)}`;
      state = 'lost';
    }
    if (word.textContent !== text) {
      word.textContent = text;
    }
    button.dataset.state = state;
    button.setAttribute('aria-pressed', String(!this.paused));
    document.getElementById('main').classList.toggle('stale', state === 'lost' && silent);
  },
};

if (button) {
  feed.connect();
  button.addEventListener('click', () => feed.toggle());
  addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('input, select, textarea, [contenteditable]');
    if (!typing && !event.ctrlKey && !event.metaKey && !event.altKey && event.key === 'p') {
      feed.toggle();
    }
  });
  for (const list of document.querySelectorAll('[data-still]')) {
    list.addEventListener('pointerenter', () => { feed.hovered = true; });
    list.addEventListener('pointerleave', () => {
      feed.hovered = false;
      if (!feed.paused) {
        feed.resume();
      }
    });
  }
  const again = () => {
    if (!feed.over && document.visibilityState === 'visible' && feed.source.readyState !== EventSource.OPEN) {
      feed.connect();
    }
  };
  addEventListener('online', again);
  document.addEventListener('visibilitychange', again);
  addEventListener('pagehide', () => feed.source.close());
  setInterval(tick, 100);
}
