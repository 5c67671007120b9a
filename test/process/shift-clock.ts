// Loaded before the program (`--import`) by processes that are started with CLOCK_SHIFTS: milliseconds by which `Date` is
// ahead, or several with commas in between, each in its turn for two seconds. Nothing else of the process is wrong.

const changeEveryMs = 2_000
const shifts = (process.env.CLOCK_SHIFTS ?? '').split(',').map(Number)
const Own = Date

function now(): number {
  const turn = Math.floor(performance.now() / changeEveryMs) % shifts.length
  return Own.now() + (shifts[turn] ?? 0)
}

globalThis.Date = new Proxy(Own, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  apply: () => new Own(now()).toString(),
  get: (target, key, receiver) => (key === 'now' ? now : Reflect.get(target, key, receiver)),
})
