import { mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { exportDatabase } from '../../src/store/admin/export-database.ts'
import type { StoreError } from '../../src/store/database/store-error.ts'
import { openDatabase } from '../../src/store/open-database.ts'
import { openStore } from '../../src/store/open-store.ts'
import { backupFile } from '../../src/store/sqlite/backup-file.ts'
import { wish } from './digest-samples.ts'

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8)

it('keeps database, write-ahead log, backup, export and the folders that it makes from other users of the machine', async () => {
  const umask = process.umask(0o022)
  try {
    const folder = join(mkdtempSync(join(tmpdir(), 'rapporteur-')), 'data')
    const file = join(folder, 'deep', 'rapporteur.db')
    const store = await openStore(`sqlite:${file}`)
    await store.digests.subscribe(wish())
    expect([folder, join(folder, 'deep')].map(modeOf)).toEqual(['700', '700'])
    expect([file, `${file}-wal`, `${file}-shm`].map(modeOf)).toEqual(['600', '600', '600'])
    await backupFile(file, join(folder, 'backup.db'), () => undefined)
    const database = await openDatabase(`sqlite:${file}`)
    await exportDatabase(database, join(folder, 'export.jsonl'), () => undefined)
    await database.kysely.destroy()
    await store.close()
    expect([join(folder, 'backup.db'), join(folder, 'export.jsonl')].map(modeOf)).toEqual(['600', '600'])
  } finally {
    process.umask(umask)
  }
})

it('says that a file that was there can be read by others, and goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rapporteur-'))
  mkdirSync(join(folder, 'open'), { mode: 0o755 })
  const file = join(folder, 'open', 'rapporteur.db')
  writeFileSync(file, '', { mode: 0o644 })
  const told: StoreError[] = []
  const store = await openStore(`sqlite:${file}`, (error) => told.push(error))
  await store.close()
  expect(told.map(({ message }) => message)).toEqual([
    `The database file ${file} can be read by other users of this machine (its mode is 644): run chmod 600 on it, on its backups and exports.`,
  ])
})
