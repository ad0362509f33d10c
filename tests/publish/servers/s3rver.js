// SPDX-License-Identifier: BSD-2-Clause
//
// Starts @20minutes/s3rver for s3rver.sh: PORT FOLDER CERTIFICATE, which may
// be empty.
'use strict';

const fs = require('fs');
const S3rver = require('@20minutes/s3rver');

const [port, directory, cert] = process.argv.slice(2);

new S3rver({
  address: '127.0.0.1',
  port: Number(port),
  directory,
  serviceEndpoint: 'localhost',
  configureBuckets: [{ name: 'statements', configs: [] }],
  ...(cert ? {
    cert: fs.readFileSync(`${cert}.pem`), key: fs.readFileSync(`${cert}.key`),
  } : {}),
}).run().catch((error) => {
  console.error(error);
  process.exit(1);
});
