export const settings = {
  state: { on: 'On', off: 'Off', unknown: 'Unknown' },
  network: {
    title: 'Mobile network',
    on: 'On. Your services may send and receive.',
    off: 'Off. Only 112 eCall can send.',
    unknown: 'The car does not report it. Treated as off for your data.',
  },
  location: {
    title: 'Location sharing',
    on: 'On. Your services may send where you are.',
    off: 'Off. Only 112 eCall sends it, in an emergency.',
    unknown: 'The car does not report it. No service is given your position.',
  },
  pendingOn: 'Switching on. The car has not confirmed yet.',
  pendingOff: 'Blocked here. The car has not confirmed yet.',
  refusedOn: 'The car refused to switch it on. It stays off.',
  refusedOff: 'Blocked here, still on in the car. The car refused to switch off.',
  silentOn: 'The car did not answer. It stays off.',
  silentOff: 'Blocked here, still on in the car. The car did not answer.',
  blockedHere: 'Blocked here. It was switched on in the car, not by you.',
  notSaved: 'The choice could not be saved, so nothing was switched on.',
  wideningBlocked: {
    idling: 'Sharing more waits until the car is parked. Switching off works now.',
    moving: 'Sharing more waits until the car is parked. Switching off works now.',
    unknown: 'The car does not say that it is parked. Switching off works now.',
    parked: '',
  },
};
