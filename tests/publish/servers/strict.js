// SPDX-License-Identifier: BSD-2-Clause
//
// Answers as S3 does, and is as strict as AWS about what it is sent: the
// signature that it expects is aws4's, over the request as it came and the
// hash of the body that came. A role of http.js; started by strict.sh.
//
// One bucket, statements, in path style or host style (a Host that begins with
// statements.s3.). It knows PUT, GET, HEAD and DELETE of an object, and of the
// bucket HEAD, ?location and ?list-type=2. Everybody may GET an object; and, of
// a Host that begins with statements.s3-website., a folder's index.html.
//
// The objects are the files of a folder, by their keys; what is kept of each
// beside its bytes is in state/.
'use strict';

const fs = require('fs');
const path = require('path');
const crypto = require('crypto');
const aws4 = require('aws4');

const env = process.env;
const bucket = 'statements';
const skew = 15 * 60 * 1000;

const sha256 = (bytes) =>
  crypto.createHash('sha256').update(bytes).digest('hex');
const xml = (text) => text.replace(/[&<>"]/g, (sign) =>
  ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign]);
const file = (key) => path.join(env.WEB_ROOT, key);
const about = (key) => path.join(env.WEB_DIR, 'state', sha256(key));

function document(status, content) {
  return {
    status,
    headers: { 'Content-Type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n${content}`,
  };
}

function refuse(status, code, message, more = {}) {
  return document(status, `<Error><Code>${code}</Code>` +
    `<Message>${xml(message)}</Message>${Object.entries(more).map(
        ([name, text]) => `<${name}>${xml(text)}</${name}>`).join('')}` +
    '</Error>');
}

// ---- Signatures

// What the header says, or null where it is not well formed.
function parse(header) {
  const found = new RegExp('^AWS4-HMAC-SHA256 ' +
    'Credential=([^/,]+)/(\\d{8})/([^/,]*)/([^/,]*)/aws4_request, ?' +
    'SignedHeaders=([^,]*), ?Signature=([0-9a-f]{64})$').exec(header);
  return found && {
    id: found[1], date: found[2], region: found[3], service: found[4],
    signed: found[5].split(';'), signature: found[6],
  };
}

// The request as it came, of which only what was signed is counted.
function expected(request, given) {
  const headers = {};
  for (const name of given.signed) {
    // Node takes a header's bytes for Latin-1.
    headers[name] =
      Buffer.from(request.headers[name] || '', 'latin1').toString();
  }
  const include = Object.fromEntries(given.signed.map((name) => [name, true]));
  const signer = new aws4.RequestSigner({
    service: 's3', region: given.region, method: request.method,
    path: request.url, headers, doNotModifyHeaders: true,
    extraHeadersToInclude: include, host: request.headers.host,
  }, { accessKeyId: given.id, secretAccessKey: env.WEB_PASSWORD });
  signer.datetime = request.headers['x-amz-date'];
  return signer;
}

// Why what a request says of itself is not enough, or null.
function wrongHeaders(request, given) {
  const date = request.headers['x-amz-date'];
  const then = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date || '');
  if (!then) {
    return refuse(403, 'AccessDenied',
        'AWS authentication requires a valid Date or x-amz-date header');
  }
  const [year, month, ...rest] = then.slice(1).map(Number);
  const apart = Date.now() - Date.UTC(year, month - 1, ...rest);
  if (Math.abs(apart) > skew) {
    return refuse(403, 'RequestTimeTooSkewed', 'The difference between the ' +
      'request time and the current time is too large.');
  }
  if (given.date !== date.slice(0, 8) || given.service !== 's3') {
    return refuse(400, 'AuthorizationHeaderMalformed',
        'The authorization header is malformed; incorrect date or service.');
  }
  if (given.region !== env.WEB_REGION) {
    return refuse(400, 'AuthorizationHeaderMalformed',
        `The authorization header is malformed; the region '${given.region}'` +
        ` is wrong; expecting '${env.WEB_REGION}'`,
        { Region: env.WEB_REGION });
  }
  const must = Object.keys(request.headers).filter((name) =>
    name === 'host' || name === 'content-type' || name === 'content-md5' ||
    name.startsWith('x-amz-'));
  const missing = must.filter((name) => !given.signed.includes(name));
  if (missing.length) {
    return refuse(403, 'AccessDenied', 'There were headers present in the ' +
      'request which were not signed', { HeadersNotSigned: missing.join() });
  }
  if (given.signed.join() !== [...given.signed].sort().join()) {
    return refuse(403, 'SignatureDoesNotMatch',
        'The headers that are signed are not in order.');
  }
  return null;
}

// Why the hash that was sent is not that of the body, or null.
function wrongHash(request, body) {
  const hash = request.headers['x-amz-content-sha256'];
  if (hash === undefined) {
    return refuse(400, 'InvalidRequest',
        'Missing required header for this request: x-amz-content-sha256');
  }
  if (hash === 'UNSIGNED-PAYLOAD') {
    return env.WEB_UNSIGNED === 'yes' ? null :
      refuse(403, 'AccessDenied', 'The policy of this bucket wants the ' +
        'payload to be signed.');
  }
  if (!/^[0-9a-f]{64}$/.test(hash)) {
    return refuse(400, 'InvalidArgument', 'x-amz-content-sha256 must be ' +
      'UNSIGNED-PAYLOAD or a valid sha256 value.');
  }
  return hash === sha256(body) ? null :
    refuse(400, 'XAmzContentSHA256Mismatch', 'The provided ' +
      '\'x-amz-content-sha256\' header does not match what was computed.');
}

// Why a request is refused for its signature, or null.
function barred(request, body) {
  const header = request.headers.authorization;
  if (header === undefined) {
    return refuse(403, 'AccessDenied', 'Access Denied');
  }
  const given = parse(header);
  if (!given) {
    return refuse(400, 'AuthorizationHeaderMalformed',
        'The authorization header is malformed.');
  }
  const wrong = wrongHeaders(request, given);
  if (wrong) {
    return wrong;
  }
  if (given.id !== env.WEB_USER) {
    return refuse(403, 'InvalidAccessKeyId', 'The AWS Access Key Id you ' +
      'provided does not exist in our records.');
  }
  if ((request.headers['x-amz-security-token'] || '') !== env.WEB_TOKEN) {
    return refuse(400, 'InvalidToken',
        'The provided token is malformed or otherwise invalid.');
  }
  const lacks = wrongHash(request, body);
  if (lacks) {
    return lacks;
  }
  const signer = expected(request, given);
  return signer.signature() === given.signature ? null :
    refuse(403, 'SignatureDoesNotMatch', 'The request signature we ' +
      'calculated does not match the signature you provided. Check your key ' +
      'and signing method.', {
      StringToSign: signer.stringToSign(),
      CanonicalRequest: signer.canonicalString(),
    });
}

// ---- Objects

function put(request, key, body) {
  if (request.headers['content-length'] === undefined) {
    return refuse(411, 'MissingContentLength',
        'You must provide the Content-Length HTTP header.');
  }
  if (request.headers['x-amz-copy-source'] !== undefined) {
    return refuse(501, 'NotImplemented', 'No object is copied here.');
  }
  const acl = request.headers['x-amz-acl'];
  if (acl !== undefined && acl !== 'bucket-owner-full-control') {
    return refuse(400, 'AccessControlListNotSupported',
        'The bucket does not allow ACLs');
  }
  const md5 = crypto.createHash('md5').update(body);
  const etag = `"${md5.copy().digest('hex')}"`;
  const sent = request.headers['content-md5'];
  if (sent !== undefined && sent !== md5.digest('base64')) {
    return refuse(400, 'BadDigest',
        'The Content-MD5 you specified did not match what we received.');
  }
  const kept = {
    'Content-Type': request.headers['content-type'] ||
      'binary/octet-stream',
    ETag: etag,
  };
  for (const [name, text] of Object.entries(request.headers)) {
    if (['cache-control', 'content-disposition', 'content-encoding',
      'content-language', 'expires'].includes(name) ||
      name.startsWith('x-amz-meta-')) {
      kept[name] = text;
    }
  }
  fs.mkdirSync(path.dirname(file(key)), { recursive: true });
  fs.writeFileSync(file(key), body);
  fs.writeFileSync(about(key), JSON.stringify({ key, kept }));
  return { headers: { ETag: etag } };
}

function get(key) {
  if (!fs.existsSync(about(key)) || !fs.existsSync(file(key))) {
    return refuse(404, 'NoSuchKey', 'The specified key does not exist.',
        { Key: key });
  }
  const { kept } = JSON.parse(fs.readFileSync(about(key)));
  return { headers: kept, body: fs.readFileSync(file(key)) };
}

function remove(key) {
  fs.rmSync(about(key), { force: true });
  fs.rmSync(file(key), { force: true });
  return { status: 204 };
}

// By the bytes of the keys, a page at a time.
function list(query) {
  const asURL = query.get('encoding-type') === 'url';
  const shown = (key) => xml(asURL ? encodeURIComponent(key) : key);
  const prefix = query.get('prefix') || '';
  const after = query.get('continuation-token') || query.get('start-after') ||
    '';
  const bytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));
  const keys = fs.readdirSync(path.join(env.WEB_DIR, 'state'))
      .map((name) => path.join(env.WEB_DIR, 'state', name))
      .map((name) => JSON.parse(fs.readFileSync(name)))
      .filter(({ key }) => fs.existsSync(file(key)) &&
        key.startsWith(prefix) && bytes(key, after) > 0)
      .sort((a, b) => bytes(a.key, b.key));
  const most = Math.min(Number(query.get('max-keys') || 1000),
      Number(env.WEB_PAGE || 1000));
  const page = keys.slice(0, most);
  const more = keys.length > page.length;
  return document(200, '<ListBucketResult ' +
    'xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
    `<Name>${bucket}</Name><Prefix>${shown(prefix)}</Prefix>` +
    `<KeyCount>${page.length}</KeyCount><MaxKeys>${most}</MaxKeys>` +
    `<IsTruncated>${more}</IsTruncated>` +
    (asURL ? '<EncodingType>url</EncodingType>' : '') +
    (more ? `<NextContinuationToken>${xml(page.at(-1).key)}` +
      '</NextContinuationToken>' : '') +
    page.map(({ key, kept }) => `<Contents><Key>${shown(key)}</Key>` +
      '<LastModified>2025-01-01T00:00:00.000Z</LastModified>' +
      `<ETag>${xml(kept.ETag)}</ETag>` +
      `<Size>${fs.statSync(file(key)).size}</Size>` +
      '<StorageClass>STANDARD</StorageClass></Contents>').join('') +
    '</ListBucketResult>');
}

function ofBucket(request, query) {
  if (request.method === 'HEAD') {
    return { status: 200 };
  }
  if (request.method !== 'GET') {
    return refuse(405, 'MethodNotAllowed',
        'The specified method is not allowed against this resource.');
  }
  if (query.has('location')) {
    return document(200, '<LocationConstraint ' +
      'xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
      `${env.WEB_REGION}</LocationConstraint>`);
  }
  return query.get('list-type') === '2' ? list(query) :
    refuse(501, 'NotImplemented', 'Only list-type=2 is listed here.');
}

// What a site shows: no more than GET, and a page for what is not there.
function site(key) {
  const answer = get(/(^|\/)$/.test(key) ? `${key}index.html` : key);
  return answer.status ? {
    status: 404, headers: { 'Content-Type': 'text/html; charset=utf-8' },
    body: '<!DOCTYPE html>\n<title>404 Not Found</title>\n',
  } : answer;
}

// Bucket and key of a request; a plus is a space to AWS.
function place(request) {
  const raw = request.url.split('?')[0].replace(/\+/g, '%20');
  const name = decodeURIComponent(raw).slice(1);
  const host = /^(?:([^.]+)\.)?s3(-website)?\./.exec(request.headers.host);
  if (host && host[1]) {
    return { of: host[1], key: name, website: Boolean(host[2]) };
  }
  const [of, ...rest] = name.split('/');
  return { of, key: rest.join('/'), website: false };
}

module.exports = (request, body) => {
  let where;
  try {
    where = place(request);
  } catch {
    return refuse(400, 'InvalidURI', 'Couldn\'t parse the specified URI.');
  }
  const { of, key, website } = where;
  const reads = ['GET', 'HEAD'].includes(request.method);
  if (website) {
    return reads ? site(key) : refuse(405, 'MethodNotAllowed',
        'The specified method is not allowed against this resource.');
  }
  const open = reads && key && request.headers.authorization === undefined;
  const why = open ? null : barred(request, body);
  if (why) {
    return why;
  }
  if (of !== bucket) {
    return refuse(404, 'NoSuchBucket', 'The specified bucket does not exist');
  }
  // Such a key is no path of a file.
  if (key.split('/').some((part) => part === '..' || part === '.') ||
      key.includes('//') || key.endsWith('/') || key.includes('\0')) {
    return refuse(400, 'InvalidURI', 'Couldn\'t parse the specified URI.');
  }
  if (!key) {
    return ofBucket(request, new URL(request.own + request.url).searchParams);
  }
  if (reads) {
    return get(key);
  }
  if (request.method === 'PUT') {
    return put(request, key, body);
  }
  return request.method === 'DELETE' ? remove(key) :
    refuse(405, 'MethodNotAllowed',
        'The specified method is not allowed against this resource.');
};
