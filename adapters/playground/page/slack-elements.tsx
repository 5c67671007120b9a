import { useState } from 'react'
import { Menu } from './menu.tsx'
import { useDialog } from './use-dialog.ts'

interface Plain {
  readonly text: string
}

interface Option {
  readonly text: Plain
  readonly value: string
  readonly description?: Plain
  readonly url?: string
}

interface Confirmation {
  readonly title: Plain
  readonly text: Plain
  readonly confirm: Plain
  readonly deny: Plain
  readonly style?: 'primary' | 'danger'
}

/** What can be pressed (docs.slack.dev/reference/block-kit/block-elements), as far as our messages have it. */
export type SlackElement = { readonly action_id: string } & (
  | {
      readonly type: 'button'
      readonly text: Plain
      readonly value: string
      readonly style?: 'primary' | 'danger'
      readonly url?: string
      readonly confirm?: Confirmation
    }
  | {
      readonly type: 'static_select'
      readonly placeholder: Plain
      readonly options: readonly Option[]
      readonly initial_option?: Option
    }
  | { readonly type: 'overflow'; readonly options: readonly Option[] }
)

interface ElementProps {
  readonly element: SlackElement
  readonly onPress: (code: string) => void
}

/** A button, a list to choose from, or a menu. */
export function SlackElementView({ element, onPress }: ElementProps) {
  switch (element.type) {
    case 'button':
      return <SlackButton element={element} onPress={onPress} />
    case 'static_select':
      return (
        <Menu className="slack-button slack-select" items={itemsOf(element.options)} onChoose={onPress}>
          {(element.initial_option?.text ?? element.placeholder).text}
        </Menu>
      )
    case 'overflow':
      return (
        <Menu
          name="More actions"
          className="slack-button slack-overflow"
          items={itemsOf(element.options)}
          onChoose={onPress}
        >
          ⋯
        </Menu>
      )
  }
}

function itemsOf(options: readonly Option[]) {
  return options.map(({ text, value, description, url }) => ({
    label: text.text,
    value,
    description: description?.text,
    url,
  }))
}

interface ButtonProps extends ElementProps {
  readonly element: Extract<SlackElement, { readonly type: 'button' }>
}

function SlackButton({ element: { text, value, style, url, confirm }, onPress }: ButtonProps) {
  const [isAsking, setIsAsking] = useState(false)
  const look = `slack-button slack-${style ?? 'plain'}`
  if (url !== undefined) {
    return (
      <a className={look} href={url} target="_blank" rel="noreferrer">
        {text.text}
      </a>
    )
  }
  return (
    <>
      <button
        type="button"
        className={look}
        onClick={() => (confirm === undefined ? onPress(value) : setIsAsking(true))}
      >
        {text.text}
      </button>
      {isAsking && confirm !== undefined && (
        <Confirm
          confirm={confirm}
          onAnswer={(isSure) => {
            setIsAsking(false)
            if (isSure) onPress(value)
          }}
        />
      )}
    </>
  )
}

interface ConfirmProps {
  readonly confirm: Confirmation
  readonly onAnswer: (isSure: boolean) => void
}

/** What Slack asks by itself before it tells of a press. */
function Confirm({ confirm: { title, text, confirm, deny, style }, onAnswer }: ConfirmProps) {
  const dialog = useDialog()
  return (
    <dialog
      ref={dialog}
      className="modal confirm"
      aria-label={title.text}
      onCancel={(event) => {
        event.preventDefault()
        onAnswer(false)
      }}
    >
      <h2>{title.text}</h2>
      <p className="modal-body">{text.text}</p>
      <p className="modal-end">
        <button type="button" onClick={() => onAnswer(false)}>
          {deny.text}
        </button>
        <button type="button" className={`sure ${style ?? 'primary'}`} onClick={() => onAnswer(true)}>
          {confirm.text}
        </button>
      </p>
    </dialog>
  )
}
