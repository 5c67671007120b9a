import { describeActionStore } from './action-contract.ts'
import { describeDeliveryStore } from './delivery-contract.ts'
import { describeDocumentStore } from './document-contract.ts'
import { describeInHand } from './in-hand-contract.ts'
import { describeInstallationStore } from './installation-contract.ts'
import { describeLeases } from './lease-contract.ts'
import { describeLedger } from './ledger-contract.ts'
import { newFile, openFileStore, openTestStore } from './open-test-store.ts'
import { describeQueue } from './queue-contract.ts'
import { describeSubscriptionStore } from './subscription-contract.ts'
import { describeTogether } from './together-contract.ts'
import { describeUnansweredStore } from './unanswered-contract.ts'

const inMemory = () => openTestStore('sqlite::memory:')
const inFile = () => openFileStore()

describeLedger('SQLite in memory', async () => (await inMemory()).deliveries)
describeLedger('an SQLite file', async () => (await inFile()).deliveries)
describeActionStore('an SQLite file', async () => (await inFile()).actions)
describeSubscriptionStore('an SQLite file', inFile)
describeDeliveryStore('an SQLite file', inFile)
describeDocumentStore('an SQLite file', inFile)
describeInstallationStore('an SQLite file', inFile)
describeLeases('an SQLite file', inFile)
describeUnansweredStore('an SQLite file', inFile)
describeInHand('an SQLite file', async () => `sqlite:${await newFile()}`)
describeQueue('an SQLite file', openFileStore)
describeTogether('an SQLite file', async () => {
  const url = `sqlite:${await newFile()}`
  return Promise.all([1, 2, 3, 4].map(() => openTestStore(url)))
})
