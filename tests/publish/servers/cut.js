// SPDX-License-Identifier: BSD-2-Clause
//
// A line that breaks: passes on what comes in to a server, as far as the rule
// says. Started by cut.sh, whose head says how it is set.
'use strict';

const fs = require('fs');
const net = require('net');

const env = process.env;
const main = Number(env.CUT_PORT);

let text = null;
let rule = {};
let counts = {};

// A connection's number among those of its kind since the rule has changed.
function count(kind) {
  let now = '';
  try {
    now = fs.readFileSync(env.CUT_RULE, 'utf8');
  } catch {
    // None yet.
  }
  if (now !== text) {
    text = now;
    rule = now.trim() ? JSON.parse(now) : {};
    counts = {};
  }
  counts[kind] = (counts[kind] || 0) + 1;
  return counts[kind];
}

function pass(client, port) {
  const kind = port === main ? 'main' : 'data';
  const nth = count(kind);
  const mine = rule;
  const those = [].concat(mine.connection ?? nth);
  const concerned = (mine.of || 'main') === kind && those.includes(nth);
  if (mine.later === 'refuse' && nth > Math.max(...those)) {
    client.destroy();
    return;
  }
  const server = net.connect({
    port, host: '127.0.0.1', allowHalfOpen: true,
  });
  const passed = { to_server: 0, to_client: 0 };
  let ended = false;
  let stalled = false;

  function end(cut) {
    if (ended) {
      return;
    }
    ended = true;
    fs.appendFileSync(env.CUT_CONNECTIONS, JSON.stringify({
      of: kind, connection: nth, ...passed, cut,
    }) + '\n');
    if (cut && mine.how === 'reset') {
      client.resetAndDestroy();
      server.resetAndDestroy();
    } else if (cut) {
      // What was passed on before still arrives.
      client.destroySoon();
      server.destroySoon();
    }
  }

  function forward(from, to, way) {
    from.on('data', (part) => {
      const left = concerned && Number.isInteger(mine[way]) ?
        mine[way] - passed[way] : Infinity;
      const some = stalled || ended ? part.subarray(0, 0) :
        part.subarray(0, Math.max(0, left));
      passed[way] += some.length;
      const full = some.length && !to.write(some);
      if (concerned && mine.rate) {
        from.pause();
        setTimeout(() => from.resume(), some.length * 1000 / mine.rate);
      } else if (full) {
        from.pause();
        to.once('drain', () => from.resume());
      }
      if (left > part.length || ended || stalled) {
        return;
      }
      if (mine.how === 'stall') {
        stalled = true;
      } else {
        end(true);
      }
    });
    from.on('end', () => {
      if (!stalled) {
        to.end();
      }
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      end(false);
      to.destroySoon();
    });
  }

  client.setNoDelay(true);
  server.setNoDelay(true);
  // An end comes before the first byte as well.
  if (concerned && (mine.to_server === 0 || mine.to_client === 0)) {
    if (mine.how === 'stall') {
      stalled = true;
    } else {
      end(true);
    }
  }
  forward(client, server, 'to_server');
  forward(server, client, 'to_client');
}

const [first, last] = (env.CUT_DATA || '1-0').split('-').map(Number);
const ports = [main];
for (let port = first; port <= last; port++) {
  ports.push(port);
}
// The one that is waited for comes last.
for (const port of ports.reverse()) {
  net.createServer({ allowHalfOpen: true }, (client) => pass(client, port))
      .listen(port, '127.0.0.2');
}
