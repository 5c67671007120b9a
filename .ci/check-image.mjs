// The image as it is run: by buildah as its own user, and its tree under bubblewrap, with a read-only root, no capability and
// no new privilege. `node check-image.mjs IMAGE.json TREE CONTAINER`, by image.sh.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

const [imageFile, tree, container] = process.argv.slice(2)
const { Docker: image } = JSON.parse(readFileSync(imageFile, 'utf8'))
const { User, Labels, Entrypoint, Healthcheck, Volumes, Env, WorkingDir } = image.config
const uid = 65_532

assert.equal(User, `${uid}:${uid}`)
assert.ok('/data' in Volumes, 'DATA_DIR is a volume')
assert.equal(statSync(join(tree, 'data')).uid, uid, 'A new volume has the owner of the folder')
assert.equal(Labels['org.opencontainers.image.licenses'], 'MIT')
assert.match(Labels['org.opencontainers.image.version'], /^\d+\.\d+\.\d+$/)
assert.equal(Healthcheck.Test[0], 'CMD')
const sbom = JSON.parse(readFileSync(join(tree, 'app/sbom.cdx.json'), 'utf8'))
assert.equal(sbom.bomFormat, 'CycloneDX')
const { dependencies } = JSON.parse(readFileSync(join(tree, 'app/package.json'), 'utf8'))
const listed = new Set(sbom.components.map(({ name, version }) => `${name}@${version}`))
for (const [name, version] of Object.entries(dependencies)) {
  assert.ok(version.startsWith('npm:') || listed.has(`${name}@${version}`), `${name} isn’t in the list`)
}
assert.ok(!sbom.components.some(({ name }) => name === 'vitest'), 'nothing of development')
assert.ok(!readdirSync(join(tree, 'app')).includes('.env'), 'no settings of who built it')
console.log(`labels, volume, health check, list of ${sbom.components.length} packages: right`)

// Run inside: who it is, and what it can write.
const probe = `
  const { readFileSync, writeFileSync } = require('node:fs')
  const tried = (file) => { try { writeFileSync(file, ''); return 'written' } catch (error) { return error.code } }
  console.log(JSON.stringify({
    uid: process.getuid(), app: tried('/app/tried'), data: tried('/data/tried'),
    status: readFileSync('/proc/self/status', 'utf8'),
  }))`

const settings = { ...Object.fromEntries(Env.map((each) => each.split(/=(.*)/s))), PLAYGROUND: 'public' }

await check('as its own user', (port, command) => [
  'buildah',
  ...['run', '--isolation', 'chroot', '--user', String(uid), '--env', `PORT=${port}`],
  ...['--env', 'PLAYGROUND=public', container, '--', ...command],
])
// Whoever runs bubblewrap is this user inside, so the folder is theirs.
const data = mkdtempSync(join(process.env.TMPDIR ?? '/tmp', 'image-data-'))
await check('on a read-only root, without capabilities', (port, command) => [
  'bwrap',
  ...['--unshare-user', '--uid', String(uid), '--gid', String(uid), '--cap-drop', 'ALL', '--die-with-parent'],
  ...['--ro-bind', tree, '/', '--bind', data, '/data', '--proc', '/proc', '--dev', '/dev', '--tmpfs', '/tmp'],
  ...['--chdir', WorkingDir, '--clearenv'],
  ...Object.entries({ ...settings, PORT: String(port) }).flatMap(([name, value]) => [
    '--setenv',
    name,
    value,
  ]),
  ...command,
])

rmSync(data, { recursive: true })

/** Starts it, asks it, asks its health check, tries to write, and ends it. */
async function check(how, commandLine) {
  const port = await freePort()
  const [program, ...args] = commandLine(port, Entrypoint)
  const begun = performance.now()
  const run = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [run.stdout, run.stderr]) stream.on('data', (data) => (said += data))
  const ended = new Promise((resolve) => run.once('exit', resolve))
  try {
    const origin = `http://127.0.0.1:${port}`
    const ready = async () => (await fetch(`${origin}/readyz`).catch(() => null))?.ok === true
    while (!(await ready())) {
      assert.equal(run.exitCode, null, `It ended: ${said}`)
      assert.ok(performance.now() - begun < 60_000, `It isn’t ready: ${said}`)
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    const startMs = Math.round(performance.now() - begun)
    assert.ok((await fetch(`${origin}/healthz`)).ok)
    assert.match(await (await fetch(origin)).text(), /<title>Rapporteur/)
    assert.match(await (await fetch(`${origin}/vancouver-2018.md`)).text(), /sanctions/)
    const inside = async (script, ...more) => {
      const [inner, ...innerArgs] = commandLine(port, ['node', ...script, ...more])
      return finish(spawn(inner, innerArgs, { stdio: ['ignore', 'pipe', 'pipe'] }))
    }
    const health = await inside(Healthcheck.Test.slice(2))
    assert.equal(health.code, 0, `The health check fails: ${health.said}`)
    const told = await inside(['-e', probe])
    const { uid: as, app, data: written, status } = JSON.parse(told.said)
    assert.equal(as, uid)
    assert.notEqual(app, 'written', 'the program can’t change itself')
    assert.equal(written, 'written', '/data is its own')
    if (program === 'bwrap') {
      assert.equal(app, 'EROFS')
      assert.match(status, /CapEff:\s+0{16}/)
      assert.match(status, /CapBnd:\s+0{16}/)
      assert.match(status, /NoNewPrivs:\s+1/)
    }
    process.kill(innermost(run.pid), 'SIGTERM')
    assert.equal(await ended, 0, `It ends politely: ${said}`)
    console.log(`${how}: ready in ${startMs} ms, healthy, nothing to write but /data, ended on SIGTERM`)
  } finally {
    if (run.exitCode === null) run.kill('SIGKILL')
  }
}

/**
 * Only the program's own process is told to end, as a container engine does: the last of the line. A child is listed under the
 * thread that started it, which in buildah may be any.
 */
function innermost(pid) {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim().split(' ').filter(Boolean),
  )
  return children.length === 0 ? pid : innermost(Number(children[0]))
}

async function finish(child) {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += data))
  return { code: await new Promise((resolve) => child.once('close', resolve)), said }
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
