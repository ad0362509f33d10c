// SPDX-License-Identifier: BSD-2-Clause
//
// A web server that does on demand what real ones do only sometimes. Started
// by web.sh; a test writes the rules.
//
// For each request the rules are read anew: a JSON list of objects. The first
// rule that fits says what happens; where none does, the role or the folder
// answers. What a rule may say of the request that it is for:
//
//   method     GET, or [GET, HEAD]
//   path       a regular expression for path and query, as they were sent
//   when       {header: regular expression}: each fits; of one that is not
//              sent the value is empty
//   unless     the same, none of which fits
//   holds      a regular expression for the body; such a rule is looked for
//              when the body is here, and takes the place of another
//   skip       so many requests that fit are let through first
//   times      it holds for so many, then no more
//
// And of what happens, all of which may be put together:
//
//   status     the answer's, 200 if not said
//   headers    {name: value}: of the answer
//   body       its text; hex, its bytes; fill, so many bytes of nothing
//   redirect   a URL: Location, and status 302 if not said
//   pass       true: the folder or the role does answer, but for what is said
//              here; so it does where none of the above is said
//   drop       [header]: not shown to the role or the server behind
//   delay      so many milliseconds pass before the answer
//   stall      request: the body is not read, nor anything answered
//              answer: the request is read and done, nothing is answered
//              N: nothing comes after so many bytes of the answer's body
//   cut        request: the connection ends before the body is read
//              answer: the request is read and done, then it ends
//              N: it ends after so many bytes of the answer's body
//   cut_request N: it ends after so many bytes of the request's body
//
// Counting begins again when the rules change.
//
// Each request is a line of JSON in requests, written just before its answer
// is, or when it is known that there will be none: connection (a number from
// 1), method, path, headers, length and sha256 of the body that came, status
// (null: none is sent), and cut, where the body did not come whole. The body
// itself is in bodies/N, for line N.
'use strict';

const fs = require('fs');
const path = require('path');
const crypto = require('crypto');
const http = require('http');

const env = process.env;
const file = (name) => path.join(env.WEB_DIR, name);
const types = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css',
  '.js': 'text/javascript', '.json': 'application/json',
  '.txt': 'text/plain; charset=utf-8', '.md': 'text/markdown; charset=utf-8',
  '.xml': 'application/xml', '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml', '.pdf': 'application/pdf',
};

// ---- Rules

let text = '';
let rules = [];
let counts = [];

function readRules() {
  let now = '[]';
  try {
    now = fs.readFileSync(file('rules'), 'utf8');
  } catch {
    // None yet.
  }
  if (now === text) {
    return;
  }
  text = now;
  rules = JSON.parse(now || '[]');
  counts = rules.map(() => 0);
}

function fits(rule, request) {
  const has = ([name, pattern]) =>
    new RegExp(pattern).test(request.headers[name.toLowerCase()] || '');
  return (!rule.method || [].concat(rule.method).includes(request.method)) &&
    (!rule.path || new RegExp(rule.path).test(request.url)) &&
    Object.entries(rule.when || {}).every(has) &&
    !Object.entries(rule.unless || {}).some(has);
}

// The rule for a request; with a body, of those that look into one.
function ruleFor(request, body) {
  if (!body) {
    readRules();
  }
  for (const [at, rule] of rules.entries()) {
    if (!fits(rule, request) || (rule.holds === undefined) === Boolean(body) ||
      (body && !new RegExp(rule.holds).test(body))) {
      continue;
    }
    const nth = counts[at]++ - (rule.skip || 0);
    if (nth >= 0 && (rule.times === undefined || nth < rule.times)) {
      return rule;
    }
  }
  return null;
}

// ---- A folder: GET for all, PUT and DELETE where that is allowed

function inside(url) {
  const name = decodeURIComponent(url.split('?')[0]);
  const found = path.join(env.WEB_ROOT, name);
  return (found + '/').startsWith(env.WEB_ROOT + '/') && !name.includes('\0') ?
    found : null;
}

function fromFolder(request, body) {
  let found = null;
  try {
    found = inside(request.url);
  } catch {
    // It is not well formed.
  }
  if (!found) {
    return { status: 400, body: 'Bad Request\n' };
  }
  if (request.method === 'GET' || request.method === 'HEAD') {
    if (fs.existsSync(found) && fs.statSync(found).isDirectory()) {
      if (!request.url.split('?')[0].endsWith('/')) {
        return { status: 301, headers: { Location: request.url + '/' } };
      }
      found = path.join(found, 'index.html');
    }
    if (!fs.existsSync(found)) {
      return { status: 404, body: 'Not Found\n' };
    }
    const type = types[path.extname(found)] || 'application/octet-stream';
    return { headers: { 'Content-Type': type }, body: fs.readFileSync(found) };
  }
  if (env.WEB_WRITABLE !== 'yes') {
    return { status: 405, headers: { Allow: 'GET, HEAD' } };
  }
  if (request.method === 'PUT') {
    const status = fs.existsSync(found) ? 204 : 201;
    fs.mkdirSync(path.dirname(found), { recursive: true });
    fs.writeFileSync(found, body);
    return { status };
  }
  if (request.method === 'DELETE') {
    fs.rmSync(found, { force: true });
    return { status: 204 };
  }
  return { status: 405, headers: { Allow: 'GET, HEAD, PUT, DELETE' } };
}

const role = env.WEB_ROLE ? require(`./${env.WEB_ROLE}.js`) : () => null;

// Asks the server behind, and tells what it answers.
function fromBehind(request, body) {
  const headers = { ...request.headers, 'content-length': body.length };
  delete headers['transfer-encoding'];
  delete headers.expect;
  return new Promise((resolve, reject) => {
    const asked = http.request(env.WEB_UPSTREAM + request.url, {
      method: request.method, headers, agent: false,
    }, (answer) => {
      const parts = [];
      answer.on('error', reject);
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => {
        delete answer.headers['transfer-encoding'];
        delete answer.headers.connection;
        // Told anew, but for a head, of which it is not known here.
        if (request.method !== 'HEAD') {
          delete answer.headers['content-length'];
        }
        resolve({
          status: answer.statusCode, headers: answer.headers,
          body: Buffer.concat(parts),
        });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  }).catch((error) => ({ status: 502, body: `${error.message}\n` }));
}

async function usual(request, body) {
  return env.WEB_UPSTREAM ? fromBehind(request, body) :
    role(request, body) || fromFolder(request, body);
}

// ---- Requests

let connections = 0;
let lines = 0;

// Writes a request down, once.
function note(request, body, status, whole) {
  if (request.noted) {
    return;
  }
  request.noted = true;
  // Who empties the file begins anew.
  lines = fs.existsSync(file('requests')) &&
    fs.statSync(file('requests')).size ? lines + 1 : 1;
  fs.writeFileSync(path.join(file('bodies'), String(lines)), body);
  fs.appendFileSync(file('requests'), JSON.stringify({
    connection: request.socket.number,
    method: request.method,
    path: request.url,
    headers: request.sent,
    length: body.length,
    sha256: crypto.createHash('sha256').update(body).digest('hex'),
    status,
    ...(whole ? {} : { cut: true }),
  }) + '\n');
}

// What a rule's answer is made of; what it leaves open is as usual.
async function answerOf(rule, request, body) {
  for (const name of rule.drop || []) {
    delete request.headers[name.toLowerCase()];
  }
  const silent = !['status', 'body', 'hex', 'fill', 'redirect'].some(
      (name) => name in rule);
  const answer = silent || rule.pass ? await usual(request, body) : {};
  let content = answer.body || '';
  if (rule.body !== undefined) {
    content = rule.body;
  } else if (rule.hex !== undefined) {
    content = Buffer.from(rule.hex, 'hex');
  } else if (rule.fill !== undefined) {
    content = Buffer.alloc(rule.fill, '.');
  }
  const headers = { ...answer.headers, ...rule.headers };
  if (rule.redirect) {
    headers.Location = rule.redirect;
  }
  const status = rule.status || answer.status || (rule.redirect ? 302 : 200);
  return { status, headers, body: content };
}

function send(rule, request, response, answer) {
  const content = Buffer.from(answer.body || '');
  const empty = [204, 304].includes(answer.status);
  const bytes = request.method === 'HEAD' || empty ?
    Buffer.alloc(0) : content;
  const headers = { ...answer.headers };
  if (!empty && headers['content-length'] === undefined) {
    headers['Content-Length'] = content.length;
  }
  response.writeHead(answer.status || 200, headers);
  const end = [rule.cut, rule.stall].find(Number.isInteger);
  if (!Number.isInteger(end)) {
    response.end(bytes);
    return;
  }
  // The head goes by itself, so that a cut after no byte leaves that much.
  response.flushHeaders();
  response.write(bytes.subarray(0, end), () => {
    if (Number.isInteger(rule.cut)) {
      request.socket.destroySoon();
    }
  });
}

function serve(request, response) {
  let rule = ruleFor(request) || {};
  const parts = [];
  request.sent = { ...request.headers };
  request.own = `${env.WEB_CERT ? 'https' : 'http'}://${request.headers.host}`;
  const noted = (status, whole) =>
    note(request, Buffer.concat(parts), status, whole);
  request.on('error', () => {});
  response.on('error', () => {});
  response.on('close', () => noted(null, false));
  if (rule.stall === 'request' || rule.cut === 'request') {
    noted(null, false);
    if (rule.cut) {
      request.socket.destroy();
    }
    return;
  }
  let length = 0;
  request.on('data', (part) => {
    const room = (rule.cut_request ?? Infinity) - length;
    parts.push(part.subarray(0, Math.max(0, room)));
    length += part.length;
    if (length > rule.cut_request) {
      request.pause();
      noted(null, false);
      request.socket.destroy();
    }
  });
  request.on('end', async () => {
    const body = Buffer.concat(parts);
    rule = ruleFor(request, body) || rule;
    const answer = await answerOf(rule, request, body);
    if (rule.stall === 'answer' || rule.cut === 'answer') {
      noted(null, true);
      if (rule.cut) {
        request.socket.destroy();
      }
      return;
    }
    setTimeout(() => {
      noted(answer.status || 200, true);
      send(rule, request, response, answer);
    }, rule.delay || 0);
  });
}

const settings = { keepAliveTimeout: 60000 };
const server = env.WEB_CERT ?
  require('https').createServer({
    ...settings,
    cert: fs.readFileSync(env.WEB_CERT + '.pem'),
    key: fs.readFileSync(env.WEB_CERT + '.key'),
    // What is older than TLS 1.2 has to be allowed twice.
    ...(env.WEB_TLS_MAX ? {
      minVersion: 'TLSv1', maxVersion: env.WEB_TLS_MAX,
      ciphers: 'DEFAULT@SECLEVEL=0',
    } : {}),
  }, serve) :
  http.createServer(settings, serve);
server.on(env.WEB_CERT ? 'secureConnection' : 'connection', (socket) => {
  socket.number = ++connections;
});
// A client that gives up in the midst of it is what the tests are about.
server.on('clientError', (error, socket) => socket.destroy());
server.listen(Number(env.WEB_PORT), '127.0.0.1');
