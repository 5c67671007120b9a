import { Counter, collectDefaultMetrics, Registry } from 'prom-client'
import type { Bot } from '../../answer/bot.ts'
import type { PostStore } from '../../delivery/post-store.ts'
import type { DeliveryRoom } from '../../digest/deliver-digests.ts'
import type { DigestStore } from '../../digest/digest-store.ts'
import type { OnError } from '../../log.ts'
import type { RequestHandler } from '../http/pages.ts'
import { createBotMeter } from './bot-meter.ts'
import { labelOf } from './label-of.ts'
import { createLedgerGauge } from './ledger-gauge.ts'
import { createPostMeter } from './post-meter.ts'

/**
 * What this process does, in numbers for Prometheus: what is counted, never what was asked. Labels are names of platforms,
 * commands and states, each from a closed set; no text, nor the id of a person, a channel or a workspace, is among them.
 */
export interface Metrics {
  /** The same bot, whose answers are counted and timed. It answers, and fails, as before. */
  readonly measureBot: (bot: Bot) => Bot
  /** The same posts, for one platform's outbox, whose endings are counted as they are written down. */
  readonly measurePosts: (platform: string, posts: PostStore) => PostStore
  /** Counts a digest that ended or was put off. */
  readonly onSettled: NonNullable<DeliveryRoom['onSettled']>
  /** Counts a warning or an error of the log. */
  readonly onError: OnError
  /** From now on each scrape asks this ledger how many deliveries are in hand. */
  readonly watchLedger: (digests: Pick<DigestStore, 'countInHand'>) => void
  /** Answers `GET /metrics` in Prometheus's text format, and passes everything else on. */
  readonly handler: RequestHandler
}

/** Metrics with a registry of their own, so that several stand beside each other; the process's own are in each of them. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const deliveries = new Counter({
    name: 'rapporteur_deliveries_total',
    help: 'Digests that this process posted, skipped, failed to post for good, or put off (delayed; each time)',
    labelNames: ['platform', 'state'],
    registers,
  })
  const errors = new Counter({
    name: 'rapporteur_errors_total',
    help: 'Warnings and errors of the log, written or not; platform is none where they concern no single one',
    labelNames: ['platform', 'level'],
    registers,
  })
  return {
    measureBot: createBotMeter(registry),
    measurePosts: createPostMeter(registry),
    onSettled: (platform, state) => deliveries.inc({ platform: labelOf(platform), state }),
    onError: (platform, level) => errors.inc({ platform: labelOf(platform), level }),
    watchLedger: createLedgerGauge(registry),
    async handler(request, response, next) {
      if (request.method !== 'GET' || request.path !== '/metrics') {
        next()
        return
      }
      const text = await registry.metrics()
      // Not `send`, which writes the content type in another order and hashes what is never the same twice.
      response.set({ 'content-type': registry.contentType, 'cache-control': 'no-store' }).end(text)
    },
  }
}
