import { useState } from 'react'
import type { ChoiceView, ModalView, PersonView } from '../session/view.ts'
import { channelName } from './channel.ts'
import type { Drawer, Field } from './drawer.ts'
import { FieldInput } from './field-input.tsx'
import { Payload } from './payload.tsx'
import { useDialog } from './use-dialog.ts'

/** What was entered in a form, by the name of each input. */
type Entered = Readonly<Record<string, readonly string[]>>

interface ModalProps {
  readonly modal: ModalView
  readonly drawer: Drawer
  readonly people: readonly PersonView[]
  readonly session: string
  readonly complete: (input: string, typed: string) => Promise<readonly ChoiceView[]>
  readonly submit: (entered: Entered) => void
  readonly change: (input: string, chosen: string) => void
  readonly press: (code: string) => void
  readonly close: () => void
}

/** The modal that is open, as its platform draws it. What fails is said on the page behind it. */
export function Modal({ modal, drawer, people, session, complete, ...doing }: ModalProps) {
  const dialog = useDialog()
  // What nobody has touched is as the form has it, whichever inputs that has by now.
  const [touched, setTouched] = useState<Entered>({})
  const { title, leave, send, parts } = drawer.readModal(modal.body, people)
  const enteredIn = ({ name, initial }: Field): readonly string[] => touched[name] ?? initial
  const enter = ({ name, isToldAtOnce }: Field, values: readonly string[]): void => {
    setTouched({ ...touched, [name]: values })
    const [chosen] = values
    if (isToldAtOnce === true && chosen !== undefined) doing.change(name, chosen)
  }
  return (
    <dialog
      ref={dialog}
      className={`modal modal-${modal.preview}`}
      aria-labelledby="modal-title"
      onCancel={(event) => {
        event.preventDefault()
        doing.close()
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const fields = parts.filter((part) => 'name' in part)
          doing.submit(Object.fromEntries(fields.map((field) => [field.name, enteredIn(field)])))
        }}
      >
        <h2 id="modal-title">{title}</h2>
        <div className="modal-body">
          {parts.map((part, index) =>
            'name' in part ? (
              <FieldInput
                key={part.name}
                field={part}
                entered={enteredIn(part)}
                error={modal.errors[part.name]}
                complete={complete}
                onEnter={(values) => enter(part, values)}
              />
            ) : (
              <drawer.Blocks
                // biome-ignore lint/suspicious/noArrayIndexKey: what is only to be read has no other name.
                key={index}
                blocks={part.blocks}
                people={people}
                channel={{ id: drawer.channelId(session), name: channelName }}
                onPress={doing.press}
                file={null}
              />
            ),
          )}
        </div>
        <p className="modal-end">
          <button type="button" onClick={doing.close}>
            {leave}
          </button>
          {send !== null && <button type="submit">{send}</button>}
        </p>
        <Payload body={modal.body} />
      </form>
    </dialog>
  )
}

/** The same for a form however it changes, another for every other modal: what was entered in one is nothing to the next. */
export function keyOf({ preview, body }: ModalView): string {
  const { callback_id, custom_id, private_metadata } = body as Readonly<Record<string, unknown>>
  return JSON.stringify([preview, callback_id, custom_id, private_metadata])
}
