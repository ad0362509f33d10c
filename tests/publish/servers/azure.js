// SPDX-License-Identifier: BSD-2-Clause
//
// Answers as Azure's Blob Storage does by its documentation to a PUT into
// $web, the container of a static web site; and, beside it, as that site.
//
//   PUT  /$web/NAME?SAS  stores a blob: 201. $ may be written %24
//   GET  /$web/NAME?SAS  and HEAD: the blob
//   GET  /NAME           what everybody sees; of a folder, its index.html
//
// The shared access signature is a query with sv, sp, se and sig, which is
// HTTP_TOKEN (so it has to be percent-encoded); in sp is w for PUT, and r for
// GET. x-ms-blob-type must be BlockBlob, and the length be told; Content-MD5 is
// checked where it is sent. The type is x-ms-blob-content-type or
// Content-Type, else application/octet-stream.
'use strict';

const fs = require('fs');
const path = require('path');
const crypto = require('crypto');

const env = process.env;
let requests = 0;

function common() {
  requests++;
  return {
    Server: 'Windows-Azure-Blob/1.0 Microsoft-HTTPAPI/2.0',
    'x-ms-request-id': `00000000-001e-0000-0000-${
      String(requests).padStart(12, '0')}`,
    'x-ms-version': '2022-11-02',
  };
}

function refuse(status, code, message) {
  return {
    status,
    headers: {
      ...common(), 'Content-Type': 'application/xml', 'x-ms-error-code': code,
    },
    body: '\ufeff<?xml version="1.0" encoding="utf-8"?><Error>' +
      `<Code>${code}</Code><Message>${message}</Message></Error>`,
  };
}

// Why this query does not allow it, or null.
function barred(query, right) {
  if (!query.get('sig')) {
    return refuse(401, 'NoAuthenticationInformation',
        'Server failed to authenticate the request.');
  }
  if (!query.get('sv') || !query.get('se') || !query.get('sp') ||
      query.get('sig') !== env.WEB_TOKEN) {
    return refuse(403, 'AuthenticationFailed',
        'Server failed to authenticate the request. Make sure the value of ' +
        'Authorization header is formed correctly including the signature.');
  }
  return query.get('sp').includes(right) ? null :
    refuse(403, 'AuthorizationPermissionMismatch',
        'This request is not authorized to perform this operation using ' +
        'this permission.');
}

const file = (name) =>
  path.join(env.WEB_DIR, 'state', Buffer.from(name).toString('hex'));

function put(request, name, body) {
  const header = (key) => request.headers[key];
  if (header('content-length') === undefined) {
    return refuse(411, 'MissingContentLengthHeader',
        'Content-Length is required.');
  }
  if (header('x-ms-blob-type') === undefined) {
    return refuse(400, 'MissingRequiredHeader',
        'An HTTP header that\'s mandatory for this request is not specified.');
  }
  if (header('x-ms-blob-type') !== 'BlockBlob') {
    return refuse(400, 'InvalidHeaderValue',
        'The value for one of the HTTP headers is not in the correct format.');
  }
  const md5 = crypto.createHash('md5').update(body).digest('base64');
  if (header('content-md5') && header('content-md5') !== md5) {
    return refuse(400, 'Md5Mismatch', 'The MD5 value specified in the ' +
      'request did not match with the MD5 value calculated by the server.');
  }
  fs.writeFileSync(file(name), body);
  fs.writeFileSync(file(name) + '.type', header('x-ms-blob-content-type') ||
    header('content-type') || 'application/octet-stream');
  return {
    status: 201, headers: { ...common(), 'Content-MD5': md5, ETag: '"0x1"' },
  };
}

function get(name) {
  if (!fs.existsSync(file(name))) {
    return refuse(404, 'BlobNotFound', 'The specified blob does not exist.');
  }
  return {
    headers: {
      ...common(), 'x-ms-blob-type': 'BlockBlob',
      'Content-Type': fs.readFileSync(file(name) + '.type', 'utf8'),
    },
    body: fs.readFileSync(file(name)),
  };
}

module.exports = (request, body) => {
  const url = new URL(request.own + request.url);
  const name = decodeURIComponent(url.pathname).slice(1);
  const reads = ['GET', 'HEAD'].includes(request.method);
  if (!name.startsWith('$web/')) {
    return reads ? get(/(^|\/)$/.test(name) ? name + 'index.html' : name) :
      refuse(405, 'UnsupportedHttpVerb',
          'The resource doesn\'t support specified Http Verb.');
  }
  const blob = name.slice('$web/'.length);
  if (reads) {
    return barred(url.searchParams, 'r') || get(blob);
  }
  if (request.method === 'PUT') {
    return barred(url.searchParams, 'w') || put(request, blob, body);
  }
  return refuse(405, 'UnsupportedHttpVerb',
      'The resource doesn\'t support specified Http Verb.');
};
