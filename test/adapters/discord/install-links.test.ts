import { expect, it } from 'vitest'
import { installLinks } from '../../../adapters/discord/connection/install-links.ts'

it('Links add the bot to a server with the permissions that it needs, or to a person’s own account', () => {
  const { server, person } = installLinks('100')
  expect(new URL(server).origin).toBe('https://discord.com')
  expect(Object.fromEntries(new URL(server).searchParams)).toEqual({
    client_id: '100',
    integration_type: '0',
    scope: 'bot applications.commands',
    permissions: '274878008320',
  })
  expect(Object.fromEntries(new URL(person).searchParams)).toEqual({
    client_id: '100',
    integration_type: '1',
    scope: 'applications.commands',
  })
})
