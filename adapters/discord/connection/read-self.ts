import { DiscordAPIError, Routes } from 'discord.js'
import { z } from 'zod'
import { SetupError } from '../../../src/app/adapter.ts'
import type { Api } from '../posting/api.ts'
import { withoutContents } from '../posting/refusals.ts'
import { refusedToken } from './client-options.ts'

/** The bot's id, and that of its application. Throws SetupError for a refused token. */
export async function readSelf({
  rest,
}: Api): Promise<{ readonly id: string; readonly application: string }> {
  try {
    const asked = [rest.get(Routes.user()), rest.get(Routes.currentApplication())] as const
    const [self, application] = await Promise.all(asked)
    return { id: withId.parse(self).id, application: withId.parse(application).id }
  } catch (error) {
    if (error instanceof DiscordAPIError && error.status === 401) throw new SetupError(refusedToken)
    throw withoutContents(error)
  }
}

const withId = z.looseObject({ id: z.string() })
