-- Whether a boot's NIC model is a guess, from the PCI id that its ROM told, and not an operator's entry.

alter table traces_boots add column nic_model_guessed boolean not null default false;
