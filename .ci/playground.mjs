// The README's first command: says where the playground is, serves it, and ends on SIGTERM. On any free port.
import { spawn } from 'node:child_process'

// Another program may be named, such as the package's.
const [program = 'npm', ...args] = process.argv.length > 2 ? process.argv.slice(2) : ['npm', 'start']
const started = spawn(program, args, {
  detached: true,
  stdio: ['ignore', 'pipe', 'inherit'],
  env: { ...process.env, PORT: '0' },
})
let said = ''
started.stdout.on('data', (data) => {
  said += data
  process.stdout.write(data)
})
const ended = new Promise((resolve) => started.once('exit', resolve))
const deadline = Date.now() + 30_000
let page = ''
while (page === '' && started.exitCode === null && Date.now() < deadline) {
  await new Promise((resolve) => setTimeout(resolve, 100))
  const address = /Open (http:\S+) in a browser/.exec(said)?.[1]
  // Documents are read once the port listens.
  if (address !== undefined) {
    const answer = await fetch(address)
    if (answer.ok) page = await answer.text()
  }
}
if (started.exitCode === null) process.kill(-started.pid, 'SIGTERM')
await ended
if (!page.includes('<title>Rapporteur')) {
  console.error('The playground is not there')
  process.exit(1)
}
