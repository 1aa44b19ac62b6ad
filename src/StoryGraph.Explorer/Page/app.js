// The explorer. What it shows is always data: text goes into the page as text nodes, never as markup.
const $ = id => document.getElementById(id);
const COLOURS = { Country: '#2563eb', Person: '#16a34a', Organization: '#9333ea', Agreement: '#d97706', Outlet: '#64748b', Topic: '#db2777', Place: '#0891b2' };

const shown = { nodes: new Map(), edges: new Map(), centre: null, hiddenTypes: new Set() };

/** An element with properties and children; strings become text. */
function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

async function get(path, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).flatMap(([key, value]) => [value].flat().map(one => [key, one])));
  const response = await fetch(`${path}?${query}`);
  if (!response.ok) {
    const fault = await response.json().catch(() => ({ error: response.statusText }));
    throw new Error(fault.error || 'The explorer could not answer.');
  }
  return response.json();
}

function say(text, isError = false) {
  $('status').textContent = text;
  $('status').className = isError ? 'error' : '';
}

/** Runs what a click or an address asks for; a fault is shown, not swallowed. */
async function act(work) {
  say('Loading …');
  try {
    await work();
    if ($('status').textContent === 'Loading …') say('');
  } catch (fault) {
    say(fault.message, true);
  }
}

// ---- The picture: Cytoscape where it was built in, otherwise the server's drawing.

const live = typeof window.cytoscape === 'function' ? startLive() : null;

function startLive() {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  const cy = window.cytoscape({
    container: $('picture'),
    pixelRatio: 1,
    hideEdgesOnViewport: false,
    textureOnViewport: true,
    style: [
      { selector: 'node', style: { label: 'data(name)', 'font-size': 11, color: dark ? '#e2e8f0' : '#334155', 'text-valign': 'bottom', 'text-margin-y': 4,
        'text-max-width': 140, 'text-wrap': 'ellipsis', width: 26, height: 26, 'background-color': element => COLOURS[element.data('label')] || '#64748b' } },
      { selector: 'edge', style: { label: 'data(type)', 'font-size': 8, color: '#64748b', 'text-rotation': 'autorotate', width: 'data(width)', 'curve-style': 'bezier',
        'target-arrow-shape': 'triangle', 'line-color': '#94a3b8', 'target-arrow-color': '#94a3b8' } },
      { selector: 'edge[denials > 0]', style: { 'line-color': '#dc2626', 'target-arrow-color': '#dc2626', 'line-style': 'dashed' } },
      { selector: ':selected', style: { 'overlay-color': '#1d4ed8', 'overlay-opacity': 0.25 } },
    ],
  });
  cy.on('tap', 'node', event => { location.hash = `#/node/${encodeURIComponent(event.target.id())}`; });
  cy.on('tap', 'edge', event => { location.hash = `#/edge/${encodeURIComponent(event.target.id())}`; });
  return cy;
}

function visibleEdges() {
  const [from, to] = [$('from').value, $('to').value];
  return [...shown.edges.values()].filter(edge => !shown.hiddenTypes.has(edge.type)
    && (!from || !edge.last || edge.last.slice(0, 7) >= from) && (!to || !edge.first || edge.first.slice(0, 7) <= to));
}

async function draw() {
  const edges = visibleEdges();
  $('picture').hidden = shown.nodes.size === 0;
  drawTypes();
  drawTimeline();
  drawTable(edges);
  if (!live) {
    await drawStatic();
    return;
  }
  const linked = new Set(edges.flatMap(edge => [edge.source, edge.target]).concat(shown.centre ?? []));
  const wanted = [
    ...[...shown.nodes.values()].filter(node => linked.has(node.id)).map(node => ({ group: 'nodes', data: node })),
    ...edges.map(edge => ({ group: 'edges', data: { ...edge, width: Math.min(7, 1 + edge.outlets) } })),
  ];
  const ids = new Set(wanted.map(element => element.data.id));
  live.batch(() => {
    live.elements().filter(element => !ids.has(element.id())).remove();
    live.add(wanted.filter(element => live.getElementById(element.data.id).empty()));
  });
  live.layout({ name: wanted.length > 600 ? 'concentric' : 'cose', animate: false, randomize: false, nodeRepulsion: 60000, idealEdgeLength: 110, padding: 30 }).run();
}

async function drawStatic() {
  $('hint').textContent = 'Drawn on the server. For the live picture run "npm ci" in src/StoryGraph.Explorer/web and build again.';
  if (!shown.centre) return;
  const response = await fetch(`/api/picture.svg?id=${encodeURIComponent(shown.centre)}`);
  const svg = new DOMParser().parseFromString(await response.text(), 'image/svg+xml').documentElement;
  $('picture').replaceChildren(document.importNode(svg, true));
  for (const element of $('picture').querySelectorAll('[data-node]')) listen(element, 'node', 'data-node');
  for (const element of $('picture').querySelectorAll('[data-edge]')) listen(element, 'edge', 'data-edge');
}

function listen(element, kind, attribute) {
  element.setAttribute('tabindex', '0');
  const go = () => { location.hash = `#/${kind}/${encodeURIComponent(element.getAttribute(attribute))}`; };
  element.addEventListener('click', go);
  element.addEventListener('keydown', event => { if (event.key === 'Enter') go(); });
}

function take(part, replace) {
  if (replace) {
    shown.nodes.clear();
    shown.edges.clear();
  }
  for (const node of part.nodes) shown.nodes.set(node.id, node);
  for (const edge of part.edges) shown.edges.set(edge.id, edge);
}

// ---- Filters

function drawTypes() {
  const types = [...new Set([...shown.edges.values()].map(edge => edge.type))].sort();
  $('types').replaceChildren(...types.map(type => {
    const box = make('input', { type: 'checkbox', checked: !shown.hiddenTypes.has(type) });
    box.addEventListener('change', () => {
      if (box.checked) shown.hiddenTypes.delete(type); else shown.hiddenTypes.add(type);
      draw();
    });
    return make('label', {}, box, ' ', type);
  }));
}

function drawTimeline() {
  const months = new Map();
  for (const edge of shown.edges.values()) {
    if (edge.first && edge.first.length >= 7) months.set(edge.first.slice(0, 7), (months.get(edge.first.slice(0, 7)) || 0) + 1);
  }
  const most = Math.max(1, ...months.values());
  $('timeline').replaceChildren(...[...months].sort().map(([month, count]) => {
    const bar = make('i', { title: `${month}: ${count} edges first reported` });
    bar.style.height = `${Math.round(100 * count / most)}%`;
    return bar;
  }));
}

// ---- Table and details

const nameOf = id => shown.nodes.get(id)?.name ?? id;

function tableOf(columns, rows, onRow) {
  const body = make('tbody');
  rows.forEach((row, index) => {
    const line = make('tr', {}, ...row.map(cell => make('td', {}, cellText(cell))));
    if (onRow) {
      line.tabIndex = 0;
      line.addEventListener('click', () => onRow(index));
      line.addEventListener('keydown', event => { if (event.key === 'Enter') onRow(index); });
    }
    body.append(line);
  });
  return make('table', {}, make('thead', {}, make('tr', {}, ...columns.map(column => make('th', { scope: 'col' }, column)))), body);
}

function cellText(cell) {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell);
}

function drawTable(edges) {
  const rows = edges.map(edge => [nameOf(edge.source), edge.role ? `${edge.type} (${edge.role})` : edge.type, nameOf(edge.target), edge.outlets, edge.articles, edge.first, edge.last, edge.denials || '']);
  $('table').replaceChildren(tableOf(['who', 'does', 'what', 'outlets', 'articles', 'first', 'last', 'denials'], rows,
    index => { location.hash = `#/edge/${encodeURIComponent(edges[index].id)}`; }));
}

function quote(evidence) {
  const source = [evidence.outlet || evidence.title, evidence.date, evidence.speaker && `according to ${evidence.speaker}`, evidence.modality !== 'asserted' && evidence.modality]
    .filter(Boolean).join(', ');
  const link = evidence.url && /^https?:\/\//.test(evidence.url)
    ? make('a', { href: evidence.url, rel: 'noreferrer noopener', target: '_blank' }, evidence.title) : evidence.title;
  return make('blockquote', { className: evidence.modality }, make('p', {}, evidence.sentence), make('footer', {}, source, ' — ', link));
}

function nodeLink(id) {
  const node = shown.nodes.get(id);
  return make('a', { href: `#/node/${encodeURIComponent(id)}` }, make('span', { className: `dot ${node?.label ?? ''}` }), nameOf(id));
}

async function showEdge(id) {
  const edge = shown.edges.get(id);
  const evidence = await get('/api/evidence', { edge: id });
  const head = edge
    ? [make('p', {}, nodeLink(edge.source), make('strong', {}, ` ${edge.type} `), nodeLink(edge.target)),
       make('p', { className: 'fact' }, `${edge.outlets} outlets, ${edge.articles} articles` + (edge.denials ? `, ${edge.denials} denials` : ''))]
    : [];
  $('details').replaceChildren(make('h2', {}, 'Evidence'), ...head,
    ...(evidence.length ? evidence.map(quote) : [make('p', {}, 'No sentence is kept for this edge.')]));
}

async function showNode(id) {
  shown.centre = id;
  take(await get('/api/around', { id }), !live);
  await draw();
  const node = shown.nodes.get(id);
  if (!node) {
    say('The graph has no such node.', true);
    return;
  }
  const edges = visibleEdges().filter(edge => edge.source === id || edge.target === id);
  $('details').replaceChildren(make('h2', {}, node.label), make('p', {}, make('strong', {}, node.name)),
    make('p', { className: 'fact' }, `${edges.length} edges`),
    ...edges.slice(0, 40).map(edge => {
      const line = make('button', { type: 'button', className: 'link' },
        edge.source === id ? `${edge.type} → ${nameOf(edge.target)}` : `${nameOf(edge.source)} → ${edge.type}`);
      line.addEventListener('click', () => { location.hash = `#/edge/${encodeURIComponent(edge.id)}`; });
      return line;
    }));
  live?.getElementById(id).select();
}

async function showAnswer(question) {
  $('ask').value = question;
  const answer = await get('/api/ask', { q: question });
  if (answer.understood) {
    const ids = answer.names.map(name => name.id);
    if (ids.length) {
      shown.centre = ids[0];
      take(await get('/api/around', { id: ids[0] }), true);
      await draw();
    }
    const verdict = { yes: 'Yes.', no: 'No: an article denies it.', unknown: 'Nothing in the graph says so.' }[answer.answer];
    $('details').replaceChildren(make('h2', {}, 'Answer'), make('p', {}, answer.understood),
      ...(verdict ? [make('p', {}, make('strong', {}, verdict))] : answer.rows.length ? [] : [make('p', {}, 'Nothing in the graph says so.')]),
      ...answer.evidence.map(quote), make('h2', {}, 'Cypher'), make('pre', {}, withParameters(answer)));
    $('table').replaceChildren(tableOf(answer.columns, answer.rows));
  } else {
    const lead = answer.unknownName ? `The graph knows nobody and nothing called “${answer.unknownName}”.` : 'Not understood. Questions that can be answered:';
    $('details').replaceChildren(make('h2', {}, 'Answer'), make('p', {}, lead), ...answer.nearest.map(one =>
      make('p', {}, make('a', { href: `#/ask/${encodeURIComponent(one)}` }, one))));
    $('table').replaceChildren();
  }
}

const withParameters = answer => Object.entries(answer.parameters).map(([key, value]) => `:param ${key} => ${JSON.stringify(value)}\n`).join('') + answer.cypher;

async function showQuestion(name) {
  const question = (await questions).find(one => one.name === name);
  if (!question) throw new Error(`The library has no question '${name}'.`);
  const form = make('form', {}, ...question.parameters.map(parameter => make('label', {}, `${parameter.name} `,
    make('input', { name: parameter.name, value: parameter.default, title: parameter.description }))), make('button', { type: 'submit' }, 'Run'));
  form.addEventListener('submit', event => {
    event.preventDefault();
    act(() => runQuestion(name, Object.fromEntries(new FormData(form))));
  });
  $('details').replaceChildren(make('h2', {}, question.title), make('p', {}, question.asks), form, make('div', { id: 'query' }));
  await runQuestion(name, Object.fromEntries(new FormData(form)));
}

async function runQuestion(name, parameters) {
  const answer = await get(`/api/questions/${encodeURIComponent(name)}`, parameters);
  $('table').replaceChildren(answer.rows.length ? tableOf(answer.columns, answer.rows) : make('p', {}, 'Nothing in the graph answers this.'));
  $('query').replaceChildren(make('pre', {}, answer.cypher));
}

async function showOverview() {
  const overview = await get('/api/overview');
  const empty = overview.agreements.length + overview.actors.length === 0;
  $('details').replaceChildren(make('h2', {}, 'This graph'), ...(empty
    ? [make('p', {}, 'The graph is empty. Fill it with: storygraph import FOLDER')]
    : [tableOf(['kind', 'count'], overview.labels.map(row => [row.label, row.count])),
       make('h2', {}, 'Agreements'), ...overview.agreements.map(row => entry(row, 'Agreement')),
       make('h2', {}, 'Actors'), ...overview.actors.map(row => entry(row, ''))]));
  const first = overview.agreements[0] ?? overview.actors[0];
  if (first) {
    shown.centre = first.id;
    take(await get('/api/around', { id: first.id }), true);
    await draw();
  } else {
    await draw();
    say('The graph is empty.');
  }
}

const entry = (row, label) => make('p', {}, make('a', { href: `#/node/${encodeURIComponent(row.id)}` }, make('span', { className: `dot ${label}` }), `${row.name} (${row.articles})`));

// ---- Search, addresses, buttons

let searches = 0;
$('search').addEventListener('input', async () => {
  const text = $('search').value.trim();
  const mine = ++searches;
  const found = text.length < 2 ? [] : await get('/api/search', { q: text }).catch(() => []);
  if (mine !== searches) return;
  $('search-results').replaceChildren(...found.map((node, index) => {
    const item = make('li', { id: `found-${index}` }, make('span', { className: `dot ${node.label}` }), node.name + (node.signedOn ? ` (${node.signedOn})` : ''));
    item.setAttribute('role', 'option');
    item.dataset.id = node.id;
    item.addEventListener('click', () => choose(item));
    return item;
  }));
  open(found.length > 0);
});
$('search').addEventListener('keydown', event => {
  const items = [...$('search-results').children];
  const at = items.findIndex(item => item.getAttribute('aria-selected') === 'true');
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const next = items[(at + (event.key === 'ArrowDown' ? 1 : -1) + items.length) % items.length];
    items.forEach(item => item.setAttribute('aria-selected', String(item === next)));
    $('search').setAttribute('aria-activedescendant', next?.id ?? '');
  } else if (event.key === 'Escape') {
    open(false);
  }
});
$('search-form').addEventListener('submit', event => {
  event.preventDefault();
  const items = [...$('search-results').children];
  const item = items.find(one => one.getAttribute('aria-selected') === 'true') ?? items[0];
  if (item) choose(item);
});

function open(isOpen) {
  $('search-results').hidden = !isOpen;
  $('search').setAttribute('aria-expanded', String(isOpen));
}

function choose(item) {
  open(false);
  location.hash = `#/node/${encodeURIComponent(item.dataset.id)}`;
}

$('ask-form').addEventListener('submit', event => {
  event.preventDefault();
  if ($('ask').value.trim()) location.hash = `#/ask/${encodeURIComponent($('ask').value.trim())}`;
});
for (const id of ['from', 'to']) $(id).addEventListener('change', () => draw());
$('fit').addEventListener('click', () => live?.fit(undefined, 30));
$('png').addEventListener('click', () => save('storygraph.png', live ? live.png({ output: 'blob', full: true, scale: 2, bg: '#ffffff' }) : null));
$('cypher').addEventListener('click', () => {
  const keys = visibleEdges().map(edge => JSON.stringify(edge.id)).join(', ');
  $('details').replaceChildren(make('h2', {}, 'Cypher of this picture'), make('pre', {}, `MATCH (n:Entity)-[r]->(m:Entity)\nWHERE r.id IN [${keys}]\nRETURN n, r, m`));
});

async function save(name, blob) {
  const picture = blob ?? await staticPng();
  const link = make('a', { href: URL.createObjectURL(picture), download: name });
  link.click();
  URL.revokeObjectURL(link.href);
}

async function staticPng() {
  const svg = new XMLSerializer().serializeToString($('picture').firstElementChild);
  const image = new Image();
  await new Promise((done, failed) => {
    image.onload = done;
    image.onerror = failed;
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  });
  const canvas = make('canvas', { width: image.width * 2, height: image.height * 2 });
  const context = canvas.getContext('2d');
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise(done => canvas.toBlob(done, 'image/png'));
}

const routes = { node: showNode, edge: showEdge, ask: showAnswer, question: showQuestion };

function go() {
  const [, kind, rest] = /^#\/(\w+)\/(.*)$/.exec(location.hash) ?? [];
  act(() => routes[kind] ? routes[kind](decodeURIComponent(rest)) : showOverview());
}

const questions = get('/api/questions').catch(() => []);
questions.then(all => $('questions').replaceChildren(...all.map(question =>
  make('li', {}, make('a', { href: `#/question/${encodeURIComponent(question.name)}`, className: 'link', title: question.asks }, question.title)))));
window.addEventListener('hashchange', go);
go();
