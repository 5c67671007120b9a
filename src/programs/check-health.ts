// What a container asks every half a minute, with no other program in its image: exits 0 while `/healthz` answers.

const { PORT } = process.env
const answer = await fetch(`http://127.0.0.1:${PORT === undefined || PORT === '' ? 3_000 : PORT}/healthz`, {
  signal: AbortSignal.timeout(4_000),
}).catch(() => null)
process.exitCode = answer?.ok === true ? 0 : 1
