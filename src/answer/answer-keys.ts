import { randomBytes } from 'node:crypto'
import type { Asker } from '../command/command.ts'
import type { KeyCommand, NewKey } from '../command/key-command.ts'
import type { Workspace } from '../library/holdings.ts'
import { type ApiKey, mostKeys } from '../library/key-store.ts'
import { createReply, hint, note, notice, offer, say } from '../message/create-reply.ts'
import type { Block, Offer, Reply } from '../message/reply.ts'
import { describeMoment } from '../schedule/schedule.ts'
import type { DateLanguage } from '../text/date-language.ts'
import { nameOf } from '../words/action-words.ts'
import { keyWords } from '../words/key-words.ts'
import { words } from '../words/words.ts'
import type { TrackingContext } from './context.ts'

/** Answers what is asked about the keys of programs, to its asker alone. Throws what the store throws. */
export async function answerKeys(
  context: TrackingContext,
  command: KeyCommand | NewKey,
  asker: Asker,
): Promise<Reply> {
  const { keys, hasKeys = false, prompt } = context
  if (!hasKeys) return notice(keyWords.title, keyWords.off)
  const of: Workspace = asker.at
  switch (command.kind) {
    case 'keys':
      return keysReply(await keys.list(of), prompt, context.versions.holdings.dates)
    case 'new key':
      return command.name === '' ? notice(keyWords.title, keyWords.nameIt(prompt)) : makeKey(command.name)
    case 'revoke key': {
      const revoked = await keys.revoke(of, command.key)
      return revoked === null
        ? notice(keyWords.unknown(command.key), keyWords.unknownWhy, listOffer())
        : notice(keyWords.revoked(revoked.name), keyWords.revokedWhat, listOffer())
    }
  }

  async function makeKey(name: string): Promise<Reply> {
    const id = randomBytes(5).toString('hex')
    const secret = `rap_${id}_${randomBytes(32).toString('base64url')}`
    const key = { id, name, person: { id: asker.id, name: asker.name }, madeAt: context.now() }
    const outcome = await keys.add(of, key, secret)
    if (outcome === 'name taken') return notice(keyWords.title, keyWords.taken(name), listOffer())
    if (outcome === 'too many') return notice(keyWords.title, keyWords.tooMany(mostKeys), listOffer())
    return createReply({
      title: keyWords.made(name),
      blocks: [say(keyWords.copyNow), { kind: 'copy', text: secret, file: null }, note(keyWords.keepIt)],
      offers: [
        ...listOffer(),
        ...revokeOffer(key),
        // Words after it may have been meant for a search.
        ...offer(words.offers.searchFor(`key new ${name}`), {
          kind: 'search',
          text: `key new ${name}`,
          at: 0,
        }),
      ],
    })
  }
}

function keysReply(keys: readonly ApiKey[], prompt: string, language: DateLanguage): Reply {
  if (keys.length === 0)
    return createReply({
      title: keyWords.title,
      tone: 'quiet',
      blocks: [say(keyWords.none), hint(say(keyWords.makeOne(prompt)))],
    })
  return createReply({
    title: keyWords.count(keys.length),
    blocks: keys.map((key) => describe(key, language)),
    choices: [{ label: keyWords.revokeOne, offers: keys.flatMap(revokeOffer) }],
  })
}

function describe({ id, name, person, madeAt }: ApiKey, language: DateLanguage): Block {
  return say({ mark: 'strong', text: name }, keyWords.line(id, nameOf(person)), {
    mark: 'moment',
    at: madeAt,
    text: describeMoment(madeAt, 'UTC', language),
  })
}

function revokeOffer({ id, name }: Pick<ApiKey, 'id' | 'name'>): readonly Offer[] {
  return offer(keyWords.revoke(name), { kind: 'revoke key', key: id })
}

function listOffer(): readonly Offer[] {
  return offer(keyWords.list, { kind: 'keys' })
}
