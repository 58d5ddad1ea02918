/** How much processor time something takes, in milliseconds. */
export function timed<T>(work: () => T): { ms: number; answer: T } {
  const before = process.cpuUsage();
  const answer = work();
  const { user, system } = process.cpuUsage(before);
  return { ms: Math.round((user + system) / 1000), answer };
}
