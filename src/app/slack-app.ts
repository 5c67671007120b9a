import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { readYaml } from '../document/read-yaml.ts'
import type { Config } from './config.ts'
import type { SlackAppConfig, SlackConfig } from './slack-config.ts'

/** What Slack is told of the app, as far as it depends on the settings, or is asked about. */
const manifestSchema = z.looseObject({
  features: z.looseObject({
    slash_commands: z.array(z.looseObject({ command: z.string() })),
    unfurl_domains: z.array(z.string()).optional(),
  }),
  oauth_config: z.looseObject({
    scopes: z.object({ bot: z.array(z.string()), bot_optional: z.array(z.string()).default([]) }),
  }),
  settings: z.looseObject({
    event_subscriptions: z.looseObject({ bot_events: z.array(z.string()) }),
    interactivity: z.looseObject({}),
    socket_mode_enabled: z.boolean(),
  }),
})
type Manifest = z.output<typeof manifestSchema>

const file = new URL('../../manifest.yml', import.meta.url)

/** The scopes that the app asks for: those it needs, and those that a workspace may leave out. */
export function slackScopes(): { readonly needed: readonly string[]; readonly optional: readonly string[] } {
  const { bot, bot_optional } = readManifest().oauth_config.scopes
  return { needed: bot, optional: bot_optional }
}

/**
 * Where Slack makes the app of manifest.yml, with everything filled in for these settings: the command, links to PUBLIC_URL, and
 * signed HTTP where nothing says Socket Mode. Whoever opens it only has to choose a workspace.
 */
export function newSlackAppLink(config: Pick<Config, 'command' | 'publicUrl' | 'slack'>): string {
  const manifest = readManifest()
  const { features, settings } = manifest
  const [command] = features.slash_commands
  const { slack } = config
  const isHttp = slack !== null && (isInstallable(slack) || slack.connection.kind === 'http')
  const url = isHttp && config.publicUrl !== null ? `${config.publicUrl}/slack/events` : null
  const filled = {
    ...manifest,
    features: {
      ...features,
      slash_commands: [{ ...command, command: `/${config.command}`, ...(url === null ? {} : { url }) }],
      ...(config.publicUrl === null ? {} : { unfurl_domains: [new URL(config.publicUrl).hostname] }),
    },
    oauth_config: {
      ...manifest.oauth_config,
      ...(isInstallable(slack) ? { redirect_urls: [`${slack.publicUrl}/slack/oauth_redirect`] } : {}),
    },
    settings: {
      ...settings,
      socket_mode_enabled: url === null,
      ...(url === null
        ? {}
        : {
            event_subscriptions: { request_url: url, ...settings.event_subscriptions },
            interactivity: { ...settings.interactivity, request_url: url, message_menu_options_url: url },
          }),
    },
  }
  return `https://api.slack.com/apps?new_app=1&manifest_json=${encodeURIComponent(JSON.stringify(filled))}`
}

/** Whether any workspace can add the app by itself, at /slack/install: SLACK_CLIENT_ID is set. */
export function isInstallable(slack: SlackConfig | null): slack is SlackAppConfig {
  return slack !== null && 'clientId' in slack
}

function readManifest(): Manifest {
  const reading = readYaml(readFileSync(file, 'utf8'))
  if ('faults' in reading) throw new Error(`manifest.yml:${reading.faults[0]?.line} can’t be read`)
  return manifestSchema.parse(reading.values)
}
