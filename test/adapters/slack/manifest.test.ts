import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { scopes } from '../../../adapters/slack/connection/scopes.ts'
import { addDocument } from '../../../adapters/slack/interactions/file-shortcut.ts'
import { shortcuts } from '../../../adapters/slack/interactions/shortcuts.ts'
import { readConfig } from '../../../src/app/config.ts'
import { parseCommand } from '../../../src/command/parse-command.ts'
import { commandHint, commandSummary } from '../../../src/command/table.ts'
import { vancouver } from '../../library.ts'

const manifest = parse(readFileSync('manifest.yml', 'utf8'))
const sources = readdirSync('adapters/slack', { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(`adapters/slack/${name}`, 'utf8'))
const adapter = sources.join('\n')

/** What each scope is for, as calls and events that need it (docs.slack.dev/reference/scopes). */
const needs: Readonly<Record<string, RegExp>> = {
  'app_mentions:read': /event\('app_mention'/u,
  'chat:write': /chat\.(?:postMessage|postEphemeral|delete)\(/u,
  'channels:history': /conversations\.history\(/u,
  'groups:history': /conversations\.history\(/u,
  'mpim:history': /conversations\.history\(/u,
  'metadata.message:read': /include_all_metadata: true/u,
  'users:read': /users\.info\(/u,
  'files:write': /filesUploadV2\(/u,
  'links:read': /event\('link_shared'/u,
  'links:write': /chat\.unfurl\(/u,
  'im:write': /conversations\.open\(/u,
  commands: /'command' in request/u,
  'im:history': /event\('message'/u,
}

/** The subscription that each listener needs: of messages, only those in direct conversations are asked for. */
const subscriptions: Readonly<Record<string, string>> = {
  app_home_opened: 'app_home_opened',
  app_mention: 'app_mention',
  app_uninstalled: 'app_uninstalled',
  link_shared: 'link_shared',
  tokens_revoked: 'tokens_revoked',
  message: 'message.im',
}

describe('The Slack manifest', () => {
  it('has exactly the scopes in use', () => {
    expect([...manifest.oauth_config.scopes.bot].sort()).toEqual(Object.keys(needs).sort())
    for (const [scope, use] of Object.entries(needs)) expect(adapter, scope).toMatch(use)
  })

  it('asks workspaces that add the app for the same', () => {
    const { bot, bot_optional: optional } = manifest.oauth_config.scopes
    expect([...scopes]).toEqual([...bot, ...optional].sort())
  })

  it('asks for files:read only where the workspace agrees, since the bot does without', () => {
    expect(manifest.oauth_config.scopes.bot_optional).toEqual(['files:read'])
    expect(adapter).toMatch(/client\.files\.info\(/u)
  })

  it('has exactly the events in use', () => {
    // Two are seen to before Bolt acknowledges them.
    const heard = [...adapter.matchAll(/(?:\.event|type: z\.literal)\('([a-z_]+)'/gu)].flatMap(
      (match) => subscriptions[match[1] ?? ''] ?? [],
    )
    expect([...manifest.settings.event_subscriptions.bot_events].sort()).toEqual([...new Set(heard)].sort())
  })

  it('calls no method of the Web API that its scopes do not allow', () => {
    const called = [...adapter.matchAll(/client\.([a-z]+\.[A-Za-z.]+)\(/gu)].map((match) => match[1])
    const allowed = new Set([
      'auth.test',
      ...['chat.postMessage', 'chat.postEphemeral', 'chat.delete', 'chat.unfurl'],
      ...['conversations.history', 'conversations.replies', 'conversations.open'],
      ...['users.info', 'files.info'],
      // Views need no scope: a person has just asked for them.
      ...['views.open', 'views.update', 'views.publish'],
    ])
    expect(called.filter((method) => !allowed.has(method ?? ''))).toEqual([])
  })

  it('has the command that the bot listens to by default, and hints that it understands', () => {
    const [command, ...others] = manifest.features.slash_commands
    expect(others).toEqual([])
    expect(command.command).toBe(`/${readConfig({}).command}`)
    expect(command.should_escape).toBe(true)
    expect(command.description).toBe(commandSummary)
    expect(command.usage_hint).toBe(commandHint)
    const kinds = command.usage_hint
      .split('|')
      .map((hint: string) => parseCommand(hint, vancouver.documents).kind)
    expect(kinds).toEqual(['search', 'show', 'quote', 'actions', 'digest', 'help'])
  })

  it('has the shortcuts that the bot listens to', () => {
    const declared = manifest.features.shortcuts.map(
      (shortcut: { callback_id: string }) => shortcut.callback_id,
    )
    expect(declared.sort()).toEqual([...Object.values(shortcuts), addDocument].sort())
    for (const { name, description, type } of manifest.features.shortcuts) {
      expect(type).toBe('message')
      expect(name.length).toBeLessThanOrEqual(24)
      expect(description.length).toBeLessThanOrEqual(150)
    }
  })

  it('opens App Home, which the bot fills', () => {
    expect(manifest.features.app_home.home_tab_enabled).toBe(true)
  })

  it('keeps to the lengths that Slack allows', () => {
    const { name, description, long_description: long } = manifest.display_information
    expect(name.length).toBeLessThanOrEqual(35)
    expect(description.length).toBeLessThanOrEqual(140)
    expect(long.length).toBeGreaterThanOrEqual(175)
    expect(long.length).toBeLessThanOrEqual(4_000)
  })

  it('opens the door for direct messages, and interactivity for buttons', () => {
    expect(manifest.features.app_home.messages_tab_enabled).toBe(true)
    expect(manifest.features.app_home.messages_tab_read_only_enabled).toBe(false)
    expect(manifest.settings.interactivity.is_enabled).toBe(true)
    expect(manifest.settings.socket_mode_enabled).toBe(true)
  })
})
