import { isValidSlackRequest } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import { createSignatureCheck } from '../../../adapters/slack/connection/signature.ts'
import { sign } from '../../platforms/slack/signing.ts'

const secret = '0123456789abcdef0123456789abcdef'
const isSigned = createSignatureCheck(secret)
const body = 'command=%2Fkorea&text=¶5'
const now = Math.floor(Date.now() / 1_000)
const minutes = 60

interface Signed {
  readonly timestamp: string
  readonly signature: string
}

function signedAt(timestamp: number, by = secret): Signed {
  return { timestamp: String(timestamp), signature: sign(by, timestamp, body) }
}

function check({ timestamp, signature }: Signed, sent = body): boolean {
  return isSigned(
    { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': signature },
    Buffer.from(sent),
  )
}

describe('A signature of Slack', () => {
  const good = signedAt(now)
  const cases: readonly (readonly [string, Signed, string])[] = [
    ['of now', good, body],
    ['of four minutes ago', signedAt(now - 4 * minutes), body],
    ['of six minutes ago', signedAt(now - 6 * minutes), body],
    ['of another body', good, `${body} `],
    ['of another secret', signedAt(now, 'f'.repeat(32)), body],
    ['of another time', { ...good, timestamp: String(now - 1) }, body],
    ['of no time', { ...good, timestamp: 'now' }, body],
    ['of another version', { ...good, signature: good.signature.replace('v0', 'v1') }, body],
    ['that is cut', { ...good, signature: good.signature.slice(0, -1) }, body],
    ['that is none', { ...good, signature: 'v0=' }, body],
    ['that is empty', { ...good, signature: '' }, body],
  ]

  it.each(cases)('%s is what it is to Bolt', (_, signed, sent) => {
    const headers = {
      'x-slack-request-timestamp': Number(signed.timestamp),
      'x-slack-signature': signed.signature,
    }
    expect(check(signed, sent)).toBe(isValidSlackRequest({ signingSecret: secret, body: sent, headers }))
  })

  it('holds for five minutes, also where a clock is ahead', () => {
    expect(check(signedAt(now + 4 * minutes))).toBe(true)
    expect(check(signedAt(now + 6 * minutes))).toBe(false)
  })

  it('must be there, once', () => {
    const { timestamp, signature } = good
    expect(isSigned({}, Buffer.from(body))).toBe(false)
    expect(isSigned({ 'x-slack-signature': signature }, Buffer.from(body))).toBe(false)
    const twice = { 'x-slack-signature': [signature, signature], 'x-slack-request-timestamp': timestamp }
    expect(isSigned(twice, Buffer.from(body))).toBe(false)
  })
})
