// SPDX-License-Identifier: BSD-2-Clause
//
// Answers as a registry of statements with an endpoint of its own may: there
// is none to copy.
//
//   POST /api/statements  enters a statement: 201, with its address as
//                         data.links.public and in Location. What is sent
//                         twice is entered twice
//   GET  /statements/N    what everybody sees
//
// It wants "Authorization: Bearer HTTP_TOKEN" (else 401), and organisation,
// period_end (YYYY-MM-DD) and url or statement (else 422, with a list of what
// is wrong): as an object in JSON, as a form, or in parts (multipart), where
// statement may be a file. Any other type is refused (415).
'use strict';

const fs = require('fs');
const path = require('path');

const env = process.env;
const store = path.join(env.WEB_DIR, 'state', 'statements.json');

const read = () =>
  fs.existsSync(store) ? JSON.parse(fs.readFileSync(store)) : [];

function answer(status, content, headers) {
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(content),
  };
}

// The fields of a body in parts.
function parts(body, boundary) {
  const fields = {};
  const text = body.toString('latin1');
  for (const part of ('\r\n' + text).split(`\r\n--${boundary}`).slice(1, -1)) {
    const at = part.indexOf('\r\n\r\n');
    const name = /name="([^"]*)"/.exec(part.slice(0, at));
    fields[name[1]] = Buffer.from(part.slice(at + 4), 'latin1').toString();
  }
  return fields;
}

// The fields of what is sent; null for a type that is not taken.
function fieldsOf(request, body) {
  const type = request.headers['content-type'] || '';
  const boundary = /boundary="?([^";]+)/.exec(type);
  if (type.startsWith('multipart/form-data') && boundary) {
    return parts(body, boundary[1]);
  }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(body.toString()));
  }
  return type.startsWith('application/json') ? JSON.parse(body) : null;
}

function enter(request, body) {
  if (request.headers.authorization !== `Bearer ${env.WEB_TOKEN}`) {
    return answer(401, { error: 'a token is wanted' },
        { 'WWW-Authenticate': 'Bearer' });
  }
  let fields;
  try {
    fields = fieldsOf(request, body);
  } catch {
    return answer(400, { error: 'the body cannot be read' });
  }
  if (!fields) {
    return answer(415, { error: 'this type is not taken' });
  }
  const errors = [];
  if (!fields.organisation) {
    errors.push({ field: 'organisation', error: 'is missing' });
  }
  if (!/^\d{4}-\d\d-\d\d$/.test(fields.period_end || '')) {
    errors.push({ field: 'period_end', error: 'is no date' });
  }
  if (!fields.url && !fields.statement) {
    errors.push({ field: 'url', error: 'is missing, and so is statement' });
  }
  if (errors.length) {
    return answer(422, { errors });
  }
  const all = read();
  all.push(fields);
  fs.writeFileSync(store, JSON.stringify(all));
  const own = `${request.own}/statements/${all.length}`;
  return answer(201, { data: { id: all.length, links: { public: own } } },
      { Location: own });
}

module.exports = (request, body) => {
  const url = request.url.split('?')[0];
  const shown = /^\/statements\/(\d+)$/.exec(url);
  if (shown) {
    const fields = read()[shown[1] - 1];
    return fields ? {
      headers: { 'Content-Type': 'text/html; charset=utf-8' },
      body: '<!DOCTYPE html>\n<html lang="en"><title>A registry of a test' +
        `</title><main>${fields.statement || fields.url}</main></html>\n`,
    } : { status: 404, body: 'Not Found\n' };
  }
  if (url !== '/api/statements') {
    return null;
  }
  return request.method === 'POST' ? enter(request, body) :
    { status: 405, headers: { Allow: 'POST' } };
};
