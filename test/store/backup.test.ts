import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { backupFile } from '../../src/store/sqlite/backup-file.ts'
import { newFile, openTestStore } from './open-test-store.ts'

const tracker = { platform: 'Slack', workspace: 'T1', document: 'd' }
const mina = { id: 'U1', name: null }

describe('a backup', () => {
  it('is the database at one moment, whoever writes meanwhile', async () => {
    const file = await newFile()
    const { actions } = await openTestStore(`sqlite:${file}`)
    const note = 'a long note '.repeat(3_000)
    let written = 0
    let isRunning = true
    const change = () => {
      written += 1
      return actions.change(tracker, { passage: '5', state: null, owner: null, note }, mina, 1, `o${written}`)
    }
    while (written < 200) await change()
    const writing = (async () => {
      while (isRunning) await change()
    })()
    const told: string[] = []
    const copy = `${file}.backup`
    await backupFile(file, copy, (text) => told.push(text))
    const during = written
    isRunning = false
    await writing
    expect(during).toBeGreaterThan(200)
    expect(told.length).toBeGreaterThan(1)
    const raw = new DatabaseSync(copy, { readOnly: true })
    expect(raw.prepare('pragma integrity_check').get()).toEqual({ integrity_check: 'ok' })
    raw.close()
    const changes = await (await openTestStore(`sqlite:${copy}`)).actions.listAll(tracker)
    expect(changes.length).toBeGreaterThanOrEqual(200)
    expect(changes.map(({ number }) => number)).toEqual(changes.map((_, index) => index + 1))
  })

  it('overwrites nothing, and leaves nothing behind where it fails', async () => {
    const file = await newFile()
    await (await openTestStore(`sqlite:${file}`)).close()
    const copy = `${file}.backup`
    await writeFile(copy, 'precious')
    await expect(backupFile(file, copy, () => undefined)).rejects.toThrow(/is there already/u)
    await expect(backupFile(file, '/dev/null/x', () => undefined)).rejects.toThrow(
      /cannot be written .*: name a file/u,
    )
    await expect(backupFile(`${file}.other`, `${file}.y`, () => undefined)).rejects.toThrow(
      /other cannot be read .*: set DATABASE_URL/u,
    )
    const left = (await readdir(dirname(file))).filter((name) => !/-(?:shm|wal)$/u.test(name))
    expect(left.toSorted()).toEqual(['rapporteur.db', 'rapporteur.db.backup'])
    expect(await readFile(copy, 'utf8')).toBe('precious')
  })
})
