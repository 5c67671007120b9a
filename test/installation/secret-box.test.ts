import { describe, expect, it } from 'vitest'
import { openTokens, sealTokens } from '../../src/installation/seal-tokens.ts'
import { createSecretBox, SealError } from '../../src/installation/secret-box.ts'

const keys = [1, 2, 3].map((byte) => new Uint8Array(32).fill(byte))
const [old = new Uint8Array(32), current = new Uint8Array(32), other = new Uint8Array(32)] = keys
const box = createSecretBox([current, old])
const about = ['Slack', 'T1', 'token']

describe('A sealed secret', () => {
  it('opens again, tells nothing, and is never the same twice', () => {
    const secret = 'xoxb-1-“é”'
    const [one, two] = [box.seal(secret, about), box.seal(secret, about)]
    expect([box.open(one, about), box.open(two, about)]).toEqual([secret, secret])
    expect(one).not.toBe(two)
    expect(one).toMatch(/^s1\.[0-9a-f]{8}\.[\w-]+$/u)
    expect(Buffer.from(one.split('.')[2] ?? '', 'base64url').toString('latin1')).not.toContain('xoxb')
  })

  it.each([
    ['another workspace', ['Slack', 'T2', 'token']],
    ['another platform', ['Discord', 'T1', 'token']],
    ['the other token', ['Slack', 'T1', 'refresh']],
    ['parts that are divided otherwise', ['Slack', 'T1,token']],
  ])('doesn’t open for %s', (_, others) => {
    expect(() => box.open(box.seal('x', about), others)).toThrow(SealError)
  })

  it('doesn’t open where a single character of it was changed, or any is missing', () => {
    // Of every length that base64 treats otherwise.
    for (const secret of ['xoxb-1-test', 'xoxb-1-test.', 'xoxb-1-test..']) {
      const sealed = box.seal(secret, about)
      for (let at = 0; at < sealed.length; at += 1) {
        const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`
        expect(() => box.open(changed, about), changed).toThrow(SealError)
        expect(() => box.open(sealed.slice(0, at), about)).toThrow(SealError)
      }
    }
  })

  it('opens with an older key, which another box doesn’t have, until it is sealed anew', () => {
    const before = createSecretBox([old]).seal('x', about)
    expect([box.open(before, about), box.isCurrent(before)]).toEqual(['x', false])
    expect(box.isCurrent(box.seal('x', about))).toBe(true)
    const stranger = createSecretBox([other])
    expect(() => stranger.open(before, about)).toThrow(/a key that SECRETS_KEY doesn’t have/u)
  })

  it('of one installation is of no use in another’s row', () => {
    const [mine, others] = [
      { platform: 'Slack', id: 'T1' },
      { platform: 'Slack', id: 'T2' },
    ]
    const tokens = { token: 'a', refreshToken: 'b', expiresAt: 1 }
    const sealed = sealTokens(box, mine, tokens)
    expect(openTokens(box, { ...mine, ...sealed })).toEqual(tokens)
    expect(() => openTokens(box, { ...others, ...sealed })).toThrow(SealError)
    const swapped = { token: sealed.refreshToken ?? '', refreshToken: sealed.token, expiresAt: 1 }
    expect(() => openTokens(box, { ...mine, ...swapped })).toThrow(SealError)
  })
})
