/** Pages that say one thing. Apart from the others, because the browser gets these. */
export const errorWords = {
  notFoundTitle: 'There is nothing at this address',
  notFoundLead:
    'It may be mistyped, or belong to a setup that this browser has not opened yet. Setups open with the link that you saved or were sent.',
  expiredTitle: 'This link does not work any more',
  expiredLead: 'It was replaced by a newer one, or copied incompletely. Ask whoever sent it for a new link.',
  brokenTitle: 'This page could not be made',
  brokenLead:
    'The fault is ours. What was saved before is kept, and nothing about your links has changed. If you had just sent a form, go back in your browser: it may have to be sent again.',
  again: 'Try again',
  home: 'Go to the first page',
}

/** Why a form was not saved, above the form with what was typed. By what kept the database from it. */
export const notSavedWords = {
  full: 'Not saved, because the disk of this server is full. What you typed is still here. Tell whoever runs this server, and send it again later.',
  'read-only':
    'Not saved, because the storage of this server takes no changes at the moment. What you typed is still here: send it again in a few minutes.',
  away: 'Not saved, because the storage of this server cannot be reached at the moment. What you typed is still here: send it again in a few minutes.',
  other: 'Not saved, because of a fault of ours. What you typed is still here: send it again, and tell your CSM if it fails once more.',
} as const
