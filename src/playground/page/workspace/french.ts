import type { Words } from '../words.ts';
import { placeName } from './place-name.ts';
import { createPlural } from './plural.ts';

const plural = createPlural('fr');

export const french: Words = {
  skip: 'Aller à la zone de message',
  connecting: 'Connexion…',
  reconnecting: 'Reconnexion…',
  unreachable: 'Le terrain d’essai ne répond pas. Est-il toujours en marche ?',
  close: 'Fermer',

  sidebar: 'Canaux et messages',
  openSidebar: 'Afficher les canaux',
  youAre: 'Vous êtes',
  roles: { agent: 'équipe de vente', manager: 'manager', head: 'direction commerciale', bot: 'application' },
  channels: 'Canaux',
  directMessages: 'Messages directs',
  apps: 'Applications',
  privateChannel: 'privé',
  unread: (count) => plural(count, 'message non lu', 'messages non lus'),
  theme: 'Thème',
  themes: { system: 'Système', light: 'Clair', dark: 'Sombre' },

  openDesk: 'Essayer',
  members: (count) => plural(count, 'membre', 'membres'),
  membersOf: (place) => `Membres de ${place}`,
  you: 'vous',
  active: 'En ligne',
  away: 'Hors ligne',
  localTime: (time) => `${time}, heure locale`,

  home: 'Accueil',
  messages: 'Messages',
  noHome: 'Cette application n’a pas encore d’onglet Accueil.',
  noHomeHint: (command) => `Elle répond dans tous les canaux : saisissez-y ${command}.`,

  conversation: (place) => `Messages dans ${place}`,
  beginning: (place) =>
    place.kind === 'direct'
      ? `Ici commencent vos échanges avec ${place.name}`
      : `Ici commence le canal ${placeName(place)}`,
  beginningHint: ({ kind, name }) =>
    kind === 'direct'
      ? `Demandez à ${name} comme à un collègue : personne d’autre ne lit ici.`
      : 'Personne n’y a encore rien écrit.',
  tryLine: ['Saisissez ', ', ou choisissez un exemple dans le panneau du terrain d’essai.'],
  example: 'commerciaux mois dernier',
  newMessages: 'Nouveaux messages',
  app: 'APPLI',
  by: (author, time) => `${author}, ${time}`,
  onlyYou: 'Visible uniquement par vous',
  dismiss: 'Ignorer',
  edited: '(modifié)',
  actions: 'Actions sur ce message',
  payload: 'Contenu JSON',
  payloadHint: 'Ce que l’application a envoyé',
  replyInThread: 'Répondre dans le fil',
  replies: (count) => plural(count, 'réponse', 'réponses'),
  lastReply: (time) => `La dernière à ${time}`,
  thread: 'Fil de discussion',
  notInThreads: (command) => `${command} n’est pas pris en charge dans les fils de discussion. Désolé !`,
  openFile: (name) => `Ouvrir ${name}`,
  download: 'Télécharger',

  writeTo: (place) =>
    place.kind === 'direct'
      ? `Envoyer un message à ${place.name}`
      : `Envoyer un message dans ${placeName(place)}`,
  reply: 'Répondre…',
  send: 'Envoyer',
  readOnly: 'L’envoi de messages à cette application a été désactivé.',
  readOnlyHint: (command) => `${command} fonctionne dans tous les canaux.`,
  commands: 'Commandes',
  people: 'Personnes',

  submit: 'Envoyer',
  cancel: 'Annuler',
};
