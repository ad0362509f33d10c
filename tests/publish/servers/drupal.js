// SPDX-License-Identifier: BSD-2-Clause
//
// Answers as Drupal's JSON:API does by its documentation, where its writing
// operations are switched on and the module for Basic authentication is too.
//
// One page is there: 9d1e7a52-0c52-4c1f-8f0e-3a53a1b70b01, shown to everybody
// at /modern-slavery and at /node/1.
//
//   GET    /jsonapi/node/page        all pages; ?filter[title]=… those
//   GET    /jsonapi/node/page/UUID   one
//   PATCH  /jsonapi/node/page/UUID   changes it: 200
//   POST   /jsonapi/node/page        makes another, each time: 201
//
// What is sent is application/vnd.api+json (else 415), by a user who logs in
// (else 401, or 403 for a wrong password), and names type and, to change, id
// (else 400). body.format is full_html, which leaves the text as it is, or
// basic_html, which takes away what is not in its list; any other is refused
// (422).
'use strict';

const fs = require('fs');
const path = require('path');
const crypto = require('crypto');

const env = process.env;
const store = path.join(env.WEB_DIR, 'state', 'nodes.json');
const type = 'application/vnd.api+json';
const first = '9d1e7a52-0c52-4c1f-8f0e-3a53a1b70b01';
const allowed = ['a', 'em', 'strong', 'cite', 'blockquote', 'code', 'ul', 'ol',
  'li', 'dl', 'dt', 'dd', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'br', 'span'];

function read() {
  return fs.existsSync(store) ? JSON.parse(fs.readFileSync(store)) : [{
    id: first, title: 'Modern slavery', alias: '/modern-slavery',
    value: '<p>Last year’s.</p>', format: 'full_html',
  }];
}

function processed(node) {
  return node.format === 'full_html' ? node.value :
    node.value.replace(/<\/?([a-z0-9]+)[^>]*>/gi, (tag, name) =>
      allowed.includes(name.toLowerCase()) ? tag : '');
}

function resource(request, nodes, node) {
  return {
    type: 'node--page',
    id: node.id,
    links: { self: { href: `${request.own}/jsonapi/node/page/${node.id}` } },
    attributes: {
      drupal_internal__nid: nodes.indexOf(node) + 1,
      langcode: 'en',
      status: true,
      title: node.title,
      path: { alias: node.alias, langcode: 'en' },
      body: {
        value: node.value, format: node.format, processed: processed(node),
        summary: '',
      },
    },
  };
}

function document(status, content, headers) {
  return {
    status,
    headers: { 'Content-Type': type, ...headers },
    body: JSON.stringify({ jsonapi: { version: '1.0' }, ...content }),
  };
}

function refuse(status, title, detail, headers) {
  return document(status,
      { errors: [{ title, status: String(status), detail }] }, headers);
}

// Why somebody may not write, or null.
function barred(request) {
  const given = request.headers.authorization;
  const right = Buffer.from(`${env.WEB_USER}:${env.WEB_PASSWORD}`)
      .toString('base64');
  if (!given) {
    return refuse(401, 'Unauthorized', 'No authentication credentials ' +
      'provided.', { 'WWW-Authenticate': 'Basic realm="Drupal"' });
  }
  if (given !== `Basic ${right}`) {
    return refuse(403, 'Forbidden', 'The current user is not allowed to ' +
      `${request.method} the selected resource.`);
  }
  if ((request.headers['content-type'] || '').split(';')[0] !== type) {
    return refuse(415, 'Unsupported Media Type',
        `No route found that matches "Content-Type: ${
          request.headers['content-type'] || ''}"`);
  }
  return null;
}

function write(request, nodes, node, body) {
  let data;
  try {
    ({ data } = JSON.parse(body));
  } catch {
    return refuse(400, 'Bad Request', 'Syntax error');
  }
  if (!data || data.type !== 'node--page') {
    return refuse(400, 'Bad Request', 'The type must be node--page.');
  }
  if (node && data.id !== node.id) {
    return refuse(400, 'Bad Request', `The selected entity (${node.id}) does ` +
      `not match the ID in the payload (${data.id}).`);
  }
  const given = data.attributes || {};
  const text = given.body || {};
  if (text.format && !['full_html', 'basic_html'].includes(text.format)) {
    return refuse(422, 'Unprocessable Content',
        'body.0.format: The value you selected is not a valid choice.');
  }
  if (!node && !given.title) {
    return refuse(422, 'Unprocessable Content',
        'title: This value should not be null.');
  }
  const now = node || {
    id: crypto.randomUUID(), alias: null, value: '', format: 'basic_html',
  };
  now.title = given.title || now.title;
  now.value = text.value ?? now.value;
  now.format = text.format || now.format;
  now.alias = (given.path && given.path.alias) || now.alias;
  if (!node) {
    nodes.push(now);
  }
  fs.writeFileSync(store, JSON.stringify(nodes));
  const data2 = resource(request, nodes, now);
  return node ? document(200, { data: data2 }) :
    document(201, { data: data2 }, { Location: data2.links.self.href });
}

// The page as everybody sees it, with what the theme puts around.
function page(node) {
  return {
    headers: { 'Content-Type': 'text/html; charset=UTF-8' },
    body: `<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">` +
      `<title>${node.title} | A site of a test</title></head><body>` +
      '<header><nav><a href="/">Home</a></nav></header>' +
      `<main><h1>${node.title}</h1><div class="field--name-body">` +
      `${processed(node)}</div></main><footer>A footer</footer></body></html>\n`,
  };
}

module.exports = (request, body) => {
  const nodes = read();
  const url = new URL(request.own + request.url);
  const shown = nodes.find((node, at) =>
    [node.alias, `/node/${at + 1}`].includes(url.pathname));
  if (shown && ['GET', 'HEAD'].includes(request.method)) {
    return page(shown);
  }
  const asked = /^\/jsonapi\/node\/page(?:\/([^/]+))?$/.exec(url.pathname);
  if (!asked) {
    return null;
  }
  const node = nodes.find((one) => one.id === asked[1]);
  if (asked[1] && !node) {
    return refuse(404, 'Not Found',
        'The "entity" parameter was not converted for the path.');
  }
  if (request.method === 'GET') {
    const title = url.searchParams.get('filter[title]');
    const found = nodes.filter((one) => title === null || one.title === title);
    return document(200, {
      data: node ? resource(request, nodes, node) :
        found.map((one) => resource(request, nodes, one)),
    });
  }
  if (request.method !== (node ? 'PATCH' : 'POST')) {
    return refuse(405, 'Method Not Allowed', 'No route found.');
  }
  return barred(request) || write(request, nodes, node, body);
};
