import { unknownButton } from '../../command/codec.ts'
import { mostAdmins } from '../../library/holdings.ts'
import type { Form, Option } from '../../message/form.ts'
import { dateLanguages, readDateLanguage } from '../../text/date-language.ts'
import { settingsWords } from '../../words/settings-words.ts'
import type { SettingsShown } from '../answer-settings.ts'
import type { FormDefinition } from './form-definition.ts'

const names = { main: 'main', dates: 'dates', hints: 'hints', admins: 'admins' } as const

/** The form in which a whole workspace is set. It carries when it was set so, and whether it asks for people. */
export function createSettingsForm(shown: SettingsShown): Form {
  const { form, title } = settingsWords
  const { revision, main, documents, dates, hints, admins, namesAdmins } = shown
  const others = documents.filter(({ id }) => id !== main.id)
  return {
    kind: 'settings',
    carried: `${revision}:${namesAdmins ? 'people' : ''}`,
    title,
    submit: form.submit,
    passage: null,
    inputs: [
      {
        kind: 'choice',
        name: names.main,
        label: settingsWords.main,
        hint: form.mainHint,
        options: [main, ...others].map(({ id, short }): Option => ({ label: short, value: id })),
        chosen: [main.id],
        most: 1,
      },
      {
        kind: 'choice',
        name: names.dates,
        label: settingsWords.dates,
        options: dateLanguages.map(({ tag, name }): Option => ({ label: name, value: tag })),
        chosen: [dates],
        most: 1,
      },
      {
        kind: 'yes or no',
        name: names.hints,
        label: settingsWords.hints,
        hint: settingsWords.hintsWhat,
        isOptional: true,
        statement: form.showHints,
        isYes: hints,
      },
      ...(namesAdmins
        ? [
            {
              kind: 'people',
              name: names.admins,
              label: form.admins,
              hint: form.adminsHint,
              isOptional: true,
              chosen: admins.map(({ id }) => id),
              most: mostAdmins,
            } as const,
          ]
        : []),
    ],
  }
}

/** All of it is sent back, with when it was shown. */
export const settingsForm: FormDefinition = {
  read(_bot, carried, entered) {
    const [, revision, people] = /^(\d{1,15}):(people)?$/u.exec(carried) ?? []
    const [main = null] = entered('choice', names.main)
    const dates = readDateLanguage(entered('choice', names.dates)[0] ?? '')
    if (revision === undefined || main === null || dates === null) return unknownButton
    return {
      kind: 'change settings',
      revision: Number(revision),
      ...{ main, dates, hints: entered('yes or no', names.hints) },
      admins: people === undefined ? null : entered('people', names.admins),
    }
  },
  findErrors: () => ({}),
  complete: () => [],
  change: () => null,
}
