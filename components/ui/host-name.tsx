import { Fragment } from 'react'

/** A host name that may break after its dots and nowhere else while there is room; what is copied is the name alone. */
export function HostName({ children }: { children: string }) {
  return children.split('.').map((label, index, labels) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the labels of a name have no identity but their place
    <Fragment key={index}>
      {label}
      {index < labels.length - 1 ? (
        <>
          .<wbr />
        </>
      ) : null}
    </Fragment>
  ))
}
