// Preloaded by speed.mjs into a process that it starts: tells processor time (ms) and peak memory (MB) through descriptor 3.
const { readFileSync, writeSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

// Node preloads it into the threads of the process too.
if (isMainThread) process.on('exit', tell);

function tell() {
  const { user, system } = process.cpuUsage();
  writeSync(3, JSON.stringify({ cpu: (user + system) / 1e3, peak: peak() / 1024 }));
}

/** In KB. What getrusage tells is at least the peak of the process that started this one; Linux knows this one's own. */
function peak() {
  try {
    return Number(/^VmHWM:\s*(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}
