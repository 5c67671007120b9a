import { DatabaseSync, StatementSync } from 'node:sqlite'
import pg from 'pg'
import { openStore } from '../../src/store/open-store.ts'
import { editionOf, keptFor, passingDocument, publisher } from './editions.ts'

// node publish-editions.ts <database> <first edition> <statement>: publishes one edition after the other, each from a draft,
// and says when something is done. It's killed before that statement; before none where it is 0.

const [, , url = '', first = '', killAt = ''] = process.argv
const store = await openStore(url)
let statements = 0
killAtStatement(Number(killAt))
console.log('ready')
for (let number = Number(first); ; number += 1) {
  const edition = editionOf(number)
  await store.drafts.put({
    ...publisher,
    id: `d${number}`,
    person: { id: 'U1', name: null },
    content: edition.text,
    changedAt: number,
  })
  console.log(`put ${number}`)
  const { hash } = await store.documents.publish(publisher, edition)
  console.log(`published ${number}`)
  await store.drafts.remove(publisher, `d${number}`)
  await store.caches.write(hash, keptFor(edition.text))
  const passing = { ...edition, document: passingDocument, text: `${edition.text}passing` }
  const { hash: passingHash } = await store.documents.publish(publisher, passing)
  await store.caches.write(passingHash, keptFor(passing.text))
  await store.documents.remove(publisher, passingDocument)
  console.log(`removed ${number}`)
}

function killAtStatement(last: number): void {
  count(DatabaseSync.prototype, 'exec')
  for (const name of ['run', 'all', 'iterate'] as const) count(StatementSync.prototype, name)
  count(pg.Client.prototype, 'query')

  function count(prototype: object, name: string): void {
    const own: unknown = Reflect.get(prototype, name)
    if (typeof own !== 'function') throw new Error(`${name} is no method`)
    const counted = function (this: unknown, ...given: unknown[]): unknown {
      statements += 1
      if (statements === last) process.kill(process.pid, 'SIGKILL')
      return Reflect.apply(own, this, given)
    }
    Reflect.set(prototype, name, counted)
  }
}
