'use client'

/** Opens the browser's print window. Without a script there is no button: the browser's menu does the same. */
export function PrintButton({ label, className }: { label: string; className: string }) {
  return (
    <button type="button" onClick={() => window.print()} className={`needs-script no-print ${className}`}>
      {label}
    </button>
  )
}
