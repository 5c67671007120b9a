/** What the bot may do, as manifest.yml has it, with the one that whoever adds it can refuse. */
export const scopes = [
  'app_mentions:read',
  'channels:history',
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'im:history',
  'im:write',
  'links:read',
  'links:write',
  'metadata.message:read',
  'mpim:history',
  'users:read',
] as const
