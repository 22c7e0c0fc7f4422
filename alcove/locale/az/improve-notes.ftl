# How far something is; never without the method
improve-progress-schedule = Planlaşdırılmış vaxtın { $share }%-i keçib, tarixi olan tədbirlər: { $n } / { $of }
improve-progress-schedule-missing = Qrafik üzrə: tarixi olan tədbir yoxdur
improve-progress-work = Planlaşdırılmış işin { $share }%-i görülüb, saatı göstərilən tədbirlər: { $n } / { $of }
improve-progress-work-missing = İş həcmi üzrə: saatı göstərilən tədbir yoxdur
improve-progress-indicator = Hədəfə gedən yolun { $share }%-i keçilib, ölçülən göstəricilər: { $n } / { $of }
improve-progress-indicator-missing = Göstəricilər üzrə: hələ ölçmə yoxdur
improve-progress-judged = { $share }%, rəyə görə
improve-progress-judged-missing = Hələ rəy bildirilməyib
