/** What other threads and processes start with. From here, and from the bundle, which lies as deep. */
export const WORKER = new URL('../../bin/worker.js', import.meta.url);
