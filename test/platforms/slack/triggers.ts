import { randomBytes } from 'node:crypto'
import { patient } from '../../patience.ts'

/** https://docs.slack.dev/interactivity/handling-user-interaction: it expires in three seconds and can be used once. */
const LIFETIME_MS = patient(3000)

/** Why a `trigger_id` opens nothing. */
type TriggerError = 'invalid_trigger_id' | 'exchanged_trigger_id' | 'expired_trigger_id'

/** The `trigger_id`s of a workspace: each lets the app open one modal for the person who did something. */
export interface Triggers {
  /** A new one, for a payload about what this user did. */
  issue(user: string): string
  /** Uses one up at a time in milliseconds, and says whose it was. */
  exchange(id: string, at: number): { readonly user: string } | { readonly error: TriggerError }
  /** Makes all of today as old as they can get. */
  expire(): void
}

/** No triggers yet. */
export function createTriggers(): Triggers {
  const issued = new Map<string, { readonly user: string; expiresAt: number; used: boolean }>()
  return {
    issue(user) {
      const [workspace, message] = [randomBytes(5).readUInt32BE(), randomBytes(5).readUInt32BE()]
      const id = `${workspace}.${message}.${randomBytes(16).toString('hex')}`
      issued.set(id, { user, expiresAt: Date.now() + LIFETIME_MS, used: false })
      return id
    },
    exchange(id, at) {
      const trigger = issued.get(id)
      if (trigger === undefined) return { error: 'invalid_trigger_id' }
      if (trigger.used) return { error: 'exchanged_trigger_id' }
      if (trigger.expiresAt < at) return { error: 'expired_trigger_id' }
      trigger.used = true
      return { user: trigger.user }
    },
    expire() {
      for (const trigger of issued.values()) trigger.expiresAt = 0
    },
  }
}
