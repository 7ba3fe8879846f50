/**
 * What the HTML report does: filters by severity, rule and article, and walks from finding to finding. It writes no markup and
 * reads the document alone. Without it the numbers are plain links.
 */
export const SCRIPT = `
'use strict';
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const cards = all('.card');
  const tools = document.getElementById('tools');
  if (!tools) return;
  tools.hidden = false;
  const shown = document.getElementById('shown');
  const none = document.getElementById('none');
  const marks = all('.sheet mark, .sheet .no');
  const marksOf = new Map(cards.map((card) => [card.dataset.f, []]));
  for (const mark of marks) for (const no of mark.dataset.f.split(' ')) marksOf.get(no)?.push(mark);
  let visible = cards;
  let active;
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const show = (element) => {
    const far = Math.abs(element.getBoundingClientRect().top) > 2 * innerHeight;
    element.scrollIntoView({ block: 'center', behavior: calm || far ? 'instant' : 'smooth' });
  };

  const filter = () => {
    const severities = new Set(all('input:checked', tools).map((input) => input.value));
    const { rule, story } = tools.elements;
    visible = [];
    for (const card of cards) {
      const { dataset } = card;
      card.hidden = !severities.has(dataset.severity) || (rule.value !== '' && dataset.rule !== rule.value) ||
        (story.value !== '' && dataset.story !== story.value);
      if (!card.hidden) visible.push(card);
    }
    const on = new Set(visible.map((card) => card.dataset.f));
    for (const mark of marks) mark.classList.toggle('off', !mark.dataset.f.split(' ').some((no) => on.has(no)));
    for (const one of all('.story')) one.hidden = story.value !== '' && one.dataset.story !== story.value;
    for (const file of all('.file')) {
      file.hidden = story.value !== '' && !all('.story', file).some((one) => !one.hidden);
      if (story.value !== '' && file.tagName === 'DETAILS') file.open = !file.hidden;
    }
    none.hidden = visible.length > 0;
    if (active && active.hidden) leave();
    count();
  };
  const count = () => {
    const at = active ? visible.indexOf(active) + 1 : 0;
    shown.textContent = (at ? at + ' / ' : '') + visible.length;
  };

  const leave = () => {
    if (!active) return;
    active.classList.remove('active');
    active.removeAttribute('aria-current');
    for (const mark of marksOf.get(active.dataset.f)) mark.classList.remove('active');
    for (const join of all('.join')) join.remove();
    active = undefined;
    count();
  };
  const enter = (card, from) => {
    leave();
    active = card;
    card.classList.add('active');
    card.setAttribute('aria-current', 'true');
    const own = marksOf.get(card.dataset.f);
    for (const mark of own) if (mark.tagName === 'MARK') mark.classList.add('active');
    join(card, own);
    const number = document.getElementById('m' + card.dataset.f);
    const list = card.closest('.cards');
    const stacked = getComputedStyle(list).position === 'static';
    if (from !== 'text' && number && !stacked) show(number);
    if (from !== 'card' && stacked) show(card);
    if (!stacked) {
      const above = card.getBoundingClientRect().top - list.getBoundingClientRect().top;
      list.scrollTo({ top: list.scrollTop + above - 40, behavior: calm ? 'instant' : 'smooth' });
    }
    card.focus({ preventScroll: true });
    count();
  };

  const SVG = 'http://www.w3.org/2000/svg';
  const join = (card, own) => {
    const numbers = own.filter((mark) => mark.classList.contains('no'));
    const sheet = numbers[0] && numbers[0].closest('.sheet');
    const here = sheet ? numbers.filter((mark) => mark.closest('.sheet') === sheet && mark.offsetParent) : [];
    if (here.length < 2) return;
    const box = sheet.getBoundingClientRect();
    const gutter = parseFloat(getComputedStyle(sheet).paddingLeft) > 50 ? 16 : 5;
    const ys = here.map((mark) => mark.getBoundingClientRect()).map((rect) => rect.top + rect.height / 2 - box.top);
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('class', 'join ' + card.dataset.severity);
    svg.setAttribute('aria-hidden', 'true');
    const path = document.createElementNS(SVG, 'path');
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    path.setAttribute('d', 'M' + gutter + ' ' + top + 'V' + bottom);
    svg.append(path);
    for (const y of ys) {
      const dot = document.createElementNS(SVG, 'circle');
      for (const [name, value] of [['cx', gutter], ['cy', y], ['r', 4]]) dot.setAttribute(name, value);
      svg.append(dot);
    }
    sheet.append(svg);
  };

  const walk = (step) => {
    if (!visible.length) return;
    const at = active ? visible.indexOf(active) : step > 0 ? -1 : visible.length;
    const next = visible[at + step];
    if (next) enter(next, 'keys');
  };
  tools.addEventListener('change', filter);
  tools.addEventListener('submit', (event) => event.preventDefault());
  document.getElementById('next').addEventListener('click', () => walk(1));
  document.getElementById('previous').addEventListener('click', () => walk(-1));
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (/^(?:SELECT|TEXTAREA)$/.test(event.target.tagName)) return;
    if (event.key === 'j') walk(1);
    else if (event.key === 'k') walk(-1);
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
  });
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a[data-f]');
    const mark = event.target.closest('.sheet mark');
    const card = event.target.closest('.card');
    const no = link ? link.dataset.f : mark ? mark.dataset.f.split(' ').at(-1) : card ? card.dataset.f : undefined;
    const found = no === undefined ? undefined : cards.find((one) => one.dataset.f === no);
    if (!found || found.hidden) return;
    if (!link && String(getSelection())) return;
    enter(found, link && !link.closest('.card') || mark ? 'text' : 'card');
    if (!link) return;
    event.preventDefault();
    const target = link.closest('.card') && document.getElementById(link.hash.slice(1));
    if (target) show(target);
  });
  addEventListener('resize', () => {
    if (!active) return;
    for (const one of all('.join')) one.remove();
    join(active, marksOf.get(active.dataset.f));
  });
  const named = () => {
    const folded = location.hash && document.getElementById(location.hash.slice(1));
    if (folded && folded.tagName === 'DETAILS') folded.open = true;
    const no = /^#[fm](\\d+)/.exec(location.hash)?.[1];
    const card = no && cards.find((one) => one.dataset.f === no);
    if (card && !card.hidden) enter(card, 'keys');
  };
  addEventListener('hashchange', named);
  filter();
  named();
})();
`;
