import { Counter, collectDefaultMetrics, Registry } from 'prom-client'
import type { Bot } from '../../answer/bot.ts'
import type { ChannelAccess } from '../../delivery/channel-access.ts'
import type { OutboxOptions } from '../../delivery/outbox.ts'
import type { RefreshOutcome } from '../../installation/refresh-tokens.ts'
import type { OnError } from '../../log.ts'
import type { RequestHandler } from '../http/pages.ts'
import { createBotMeter } from './bot-meter.ts'
import { createDeliveryMeter } from './delivery-meter.ts'
import { labelOf } from './label-of.ts'
import { createLeaseMeter } from './lease-meter.ts'
import { createLedgerGauge, type Ledger } from './ledger-gauge.ts'
import { createLibraryMeter } from './library-meter.ts'
import { createLookupMeter } from './lookup-meter.ts'

/**
 * What this process does, in numbers for Prometheus: what is counted, never what was asked. Labels are names of platforms,
 * commands and states, each from a closed set; no text, nor the id of a person, a channel or a workspace, is among them.
 */
export interface Metrics {
  /** The same bot, whose answers are counted and timed. It answers, and fails, as before. */
  readonly measureBot: (bot: Bot) => Bot
  /** Counts a quote that ended, and a digest that ended or was put off. */
  readonly onSettled: NonNullable<OutboxOptions['onSettled']>
  /** What counts the changes of a lease, by its name. */
  readonly onLease: ReturnType<typeof createLeaseMeter>
  /** Counts a warning or an error of the log. */
  readonly onError: OnError
  /** Counts a report of an error to ERRORS_URL. */
  readonly onErrorReport: (outcome: 'sent' | 'failed') => void
  /** What counts the libraries of workspaces. */
  readonly onLibraries: ReturnType<typeof createLibraryMeter>
  /** The same way into channels, whose look-ups of messages are counted. */
  readonly measureAccess: (platform: string, access: ChannelAccess) => ChannelAccess
  /** Counts a token that was to be renewed, by how that ended. */
  readonly onTokenRefresh: (platform: string, outcome: RefreshOutcome) => void
  /** From now on each scrape asks this ledger how many deliveries are in hand. */
  readonly watchLedger: (ledger: Ledger) => void
  /** Answers `GET /metrics` in Prometheus's text format, and passes everything else on. */
  readonly handler: RequestHandler
}

/** Metrics with a registry of their own, so that several stand beside each other; the process's own are in each of them. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const errors = new Counter({
    name: 'rapporteur_errors_total',
    help: 'Warnings and errors of the log, written or not; platform is none where they concern no single one',
    labelNames: ['platform', 'level'],
    registers,
  })
  const reports = new Counter({
    name: 'rapporteur_error_reports_total',
    help: 'Reports of errors to ERRORS_URL, which takes each kind of error once a minute',
    labelNames: ['outcome'],
    registers,
  })
  const refreshes = new Counter({
    name: 'rapporteur_token_refreshes_total',
    help: 'Tokens of workspaces that were to be renewed, by how that ended',
    labelNames: ['platform', 'outcome'],
    registers,
  })
  return {
    measureBot: createBotMeter(registry),
    onSettled: createDeliveryMeter(registry),
    onLease: createLeaseMeter(registry),
    onErrorReport: (outcome) => reports.inc({ outcome }),
    onLibraries: createLibraryMeter(registry),
    measureAccess: createLookupMeter(registry),
    onTokenRefresh: (platform, outcome) => refreshes.inc({ platform: labelOf(platform), outcome }),
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
