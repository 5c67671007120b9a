import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'

/** Seals secrets, so that who has the database alone has none of them. */
export interface SecretBox {
  /** `about` is what the secret belongs to: it opens for that alone. */
  readonly seal: (secret: string, about: readonly string[]) => string
  /** Throws SealError where it was sealed with another key, for something else, or isn't as it was. */
  readonly open: (sealed: string, about: readonly string[]) => string
  /** Whether it was sealed with the key that seals now. */
  readonly isCurrent: (sealed: string) => boolean
  /** A secret of the same keys for another purpose. */
  readonly derive: (purpose: string) => string
}

/** A secret can't be opened; the message is a sentence that tells nothing of it. */
export class SealError extends Error {
  override readonly name = 'SealError'
}

const version = 's1'
const algorithm = 'aes-256-gcm'
const keyBytes = 32
const saltBytes = 16
const nonceBytes = 12
const tagBytes = 16

/**
 * A box of keys of 32 bytes: the first seals, and all of them open. A sealed secret is `s1.`, the id of its key, and a salt, a
 * nonce, the encrypted secret and a tag (AES-256-GCM). Each has a key of its own, which HKDF makes of the box's and the salt.
 */
export function createSecretBox(keys: readonly [Uint8Array, ...Uint8Array[]]): SecretBox {
  const [first] = keys
  const known = new Map(keys.map((key) => [idOf(key), key]))
  const current = idOf(first)

  return {
    seal(secret, about) {
      const salt = randomBytes(saltBytes)
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv(algorithm, keyFor(first, salt), nonce).setAAD(bindingOf(current, about))
      const encrypted = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
      const parts = Buffer.concat([salt, nonce, encrypted, cipher.getAuthTag()])
      return `${version}.${current}.${parts.toString('base64url')}`
    },
    open(sealed, about) {
      const [format, id = '', encoded = ''] = sealed.split('.')
      const key = known.get(id)
      if (format !== version || key === undefined) {
        throw new SealError('A token was sealed with a key that SECRETS_KEY doesn’t have.')
      }
      const parts = Buffer.from(encoded, 'base64url')
      const salt = parts.subarray(0, saltBytes)
      const nonce = parts.subarray(saltBytes, saltBytes + nonceBytes)
      const encrypted = parts.subarray(saltBytes + nonceBytes, -tagBytes)
      try {
        // Else the bits that base64 leaves over could be anything.
        if (parts.toString('base64url') !== encoded) throw new Error('not as it was written')
        const decipher = createDecipheriv(algorithm, keyFor(key, salt), nonce, { authTagLength: tagBytes })
          .setAAD(bindingOf(id, about))
          .setAuthTag(parts.subarray(-tagBytes))
        return decipher.update(encrypted, undefined, 'utf8') + decipher.final('utf8')
      } catch {
        throw new SealError('A token isn’t as it was sealed, or was sealed for another workspace.')
      }
    },
    isCurrent: (sealed) => sealed.startsWith(`${version}.${current}.`),
    derive: (purpose) => Buffer.from(hkdfSync('sha256', first, '', purpose, keyBytes)).toString('base64url'),
  }
}

function keyFor(key: Uint8Array, salt: Uint8Array): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, salt, 'rapporteur token', keyBytes))
}

/** What was sealed for one thing doesn't open for another: the parts can't be divided otherwise. */
function bindingOf(id: string, about: readonly string[]): Buffer {
  return Buffer.from(JSON.stringify([version, id, ...about]))
}

/** Tells the keys apart, and nothing about them. */
function idOf(key: Uint8Array): string {
  return createHash('sha256').update('rapporteur key id').update(key).digest('hex').slice(0, 8)
}
