import { cp, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { mountReader } from '../../../adapters/reader/mount-reader.ts'
import { SetupError } from '../../../src/app/adapter.ts'
import { createServer } from '../../../src/app/http/server.ts'
import { readLibrary } from '../../../src/document/read-library.ts'
import { createLog } from '../../../src/log.ts'
import { createEngine } from '../../../src/search/engine.ts'

describe('The reader on the server', () => {
  it.each(['metrics', 'playground', 'slack', 'api', 'mcp'])(
    'refuses a document whose page would be another address of the server: %s',
    async (name) => {
      const folder = await mkdtemp(join(tmpdir(), 'content-'))
      await cp('content/vancouver-2018', join(folder, name), { recursive: true })
      expect(() => mount(folder, true)).toThrow(SetupError)
      expect(() => mount(folder, true)).toThrow(`${folder}/${name}: /${name} is another address`)
    },
  )

  it('is where one lands without a playground, and leaves that alone otherwise', async () => {
    const alone = await listen(mount('content', false))
    const landed = await fetch(alone, { redirect: 'manual' })
    expect([landed.status, landed.headers.get('location')]).toEqual([302, '/vancouver-2018'])
    const beside = await listen(mount('content', true))
    expect((await fetch(beside, { redirect: 'manual' })).status).toBe(404)
    expect((await fetch(`${beside}/vancouver-2018`)).status).toBe(200)
  })

  it('has a list of the documents for programs that read the web', async () => {
    const origin = await listen(mount('content', true))
    const response = await fetch(`${origin}/llms.txt`)
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const text = await response.text()
    expect(text).toMatch(
      /^# Rapporteur\n\n> .*\n\n## Documents\n\n- \[Co-chairs' summary .*\]\(\/vancouver-2018\): Global/u,
    )
    for (const [, address = ''] of text.matchAll(/\]\(([^)]+)\)/gu))
      if (address.startsWith('/vancouver')) expect((await fetch(`${origin}${address}`)).status).toBe(200)
    expect(text).toContain('(/api/openapi.json)')
  })
})

function mount(contentDir: string, isBesidePlayground: boolean): ReturnType<typeof createServer> {
  const server = createServer('127.0.0.1', 0, () => ({}))
  const library = readLibrary(contentDir)
  const engine = createEngine(library, null)
  mountReader({
    server,
    library,
    engine,
    contentDir,
    publicUrl: null,
    isBesidePlayground,
    hasPlayground: isBesidePlayground,
    hasApi: true,
    log: createLog('silent'),
  })
  return server
}

async function listen(server: ReturnType<typeof createServer>): Promise<string> {
  const port = await server.start()
  onTestFinished(() => server.stop())
  return `http://127.0.0.1:${port}`
}
